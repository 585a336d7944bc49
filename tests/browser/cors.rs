//! The API on another origin of the same site: another port of this computer.

use std::net::{IpAddr, Ipv4Addr};

use mon_espace_sante::sandbox::Limits;
use mon_espace_sante::sandbox::host::{Fault, Host, serve};

use crate::activation::{identify, identify_as_martine};
use crate::sites::{configure, copy_of_site};
use crate::visit::{Visit, visit_host};

#[tokio::test(flavor = "multi_thread")]
async fn martine_identifies_with_the_api_on_another_origin() {
    let ip = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let site = copy_of_site("cors");
    // The site and the API each need the address of the other, so the port of the site is chosen first.
    let port = std::net::TcpListener::bind((ip, 0)).unwrap().local_addr().unwrap().port();
    let pages = Host { port, ..Host::on_loopback(site.clone(), Limits::default()) };
    let cors = format!("http://localhost:{port}").parse().unwrap();
    let api = serve(Host { port: 0, cors: Some(cors), ..pages.clone() }).await.unwrap();
    let config = format!("{{\"api_base\":\"{}/api/v1\"}}", api.url());
    configure(&site, &config);
    let pages = Host { api: Some(api.url().parse().unwrap()), ..pages };
    visit_host("cors", pages, async |visit: &Visit| {
        // `Retry-After` is not a CORS-safelisted response header, so the API must expose it.
        let busy = Fault::instead(429, "text/plain", "").with_header("retry-after", "600");
        api.inject_fault("/activation/identification", busy);
        visit.open("/activer/identification").await;
        visit.wait_for_screen("Je m’identifie").await;
        let photo = "Carte Vitale avec photo";
        identify(visit, "HuqZF3KXCz8k", "116304403801618", photo, "01024576124").await;
        visit.wait_for_screen("Trop d’essais : un peu de patience").await;
        visit.wait_for_text("9 minutes et").await;
        visit.click("Une autre personne souhaite s’identifier").await;
        visit.wait_for_screen("Je m’identifie").await;
        identify_as_martine(visit).await;
        visit.driver.refresh().await.unwrap();
        // The session cookie is sent: another port is the same site.
        visit.wait_for_screen("Je prends ma décision").await;
        assert!(visit.host.calls().is_empty(), "a request to the page's own origin");
        assert!(api.calls().iter().any(|call| call.path == "/session"));
    })
    .await;
}
