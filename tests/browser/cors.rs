//! The API on another origin of the same site: another port of this computer.

use std::fs;
use std::net::{IpAddr, Ipv4Addr};

use mon_espace_sante::sandbox::Limits;
use mon_espace_sante::sandbox::host::{Fault, Host, serve};

use crate::activation::{identifies, martine_identifies};
use crate::failures::copy_of_site;
use crate::visit::{Visit, visit_host};

#[tokio::test(flavor = "multi_thread")]
async fn martine_identifies_with_the_api_on_another_origin() {
    let ip = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let site = copy_of_site("cors");
    // Each names the other: the port of the pages is chosen before anything serves there.
    let port = std::net::TcpListener::bind((ip, 0)).unwrap().local_addr().unwrap().port();
    let pages = Host {
        ip,
        port,
        site: site.clone(),
        watch: false,
        limits: Limits::default(),
        cors: None,
        api: None,
    };
    let cors = format!("http://localhost:{port}").parse().unwrap();
    let api = serve(Host { port: 0, cors: Some(cors), ..pages.clone() }).await.unwrap();
    let config = format!("{{\"api_base\":\"{}/api/v1\"}}", api.url());
    fs::write(site.join("config.json"), config).unwrap();
    let pages = Host { api: Some(api.url().parse().unwrap()), ..pages };
    visit_host("cors", pages, async |visit: &Visit| {
        // What is said in a header that is not safe by itself is read across origins too.
        let busy = Fault::instead(429, "text/plain", "").with_header("retry-after", "600");
        api.fault("/activation/identification", busy);
        visit.open("/activer/identification").await;
        visit.arrives("Je m’identifie").await;
        let photo = "Carte Vitale avec photo";
        identifies(visit, "HuqZF3KXCz8k", "116304403801618", photo, "01024576124").await;
        visit.arrives("Trop d’essais : un peu de patience").await;
        visit.sees("9 minutes et").await;
        visit.presses("Une autre personne souhaite s’identifier").await;
        visit.arrives("Je m’identifie").await;
        martine_identifies(visit).await;
        visit.driver.refresh().await.unwrap();
        // The session’s cookie goes along: another port is the same site.
        visit.arrives("Je prends ma décision").await;
        assert!(visit.host.calls().is_empty(), "the pages ask the other origin alone");
        assert!(api.calls().iter().any(|call| call.path == "/session"));
    })
    .await;
}
