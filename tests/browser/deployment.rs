//! The production files behind nginx, under the configuration that `dist --api` writes, in front of an
//! API of another origin.
//!
//! Ignored, for it needs those files and nginx: `cargo xtask test` makes them and runs it.

use std::fs;
use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use mon_espace_sante::sandbox::Limits;
use mon_espace_sante::sandbox::host::Host;
use serde_json::json;

use crate::activation::activates;
use crate::visit::{Visit, visit_host};

/// What the command has prepared.
struct Deployment {
    place: PathBuf,
    api_port: u16,
    nginx_port: u16,
}

fn set(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("{name}: run `cargo xtask test`"))
}

impl Deployment {
    fn found() -> Self {
        let port = |name| set(name).parse().unwrap();
        Self {
            place: set("MES_DEPLOYMENT").into(),
            api_port: port("MES_API_PORT"),
            nginx_port: port("MES_NGINX_PORT"),
        }
    }

    fn url(&self) -> String {
        format!("http://localhost:{}", self.nginx_port)
    }

    /// The API, which answers the pages of nginx.
    fn host(&self) -> Host {
        Host {
            ip: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: self.api_port,
            site: self.place.join("site"),
            watch: false,
            limits: Limits::default(),
            cors: Some(self.url().parse().unwrap()),
            api: None,
        }
    }

    /// nginx over a site: the configuration as it was written, but for the port and the root that an
    /// integrator sets.
    fn nginx(&self, site: &Path) -> Nginx {
        let place = self.place.join("nginx");
        fs::create_dir_all(&place).unwrap();
        let written = fs::read_to_string(self.place.join("deploy/nginx.conf")).unwrap();
        let (port, root) = ("listen 80;", "root /var/www/mon-espace-sante;");
        assert!(written.contains(port) && written.contains(root));
        let written = written
            .replace(port, &format!("listen 127.0.0.1:{};", self.nginx_port))
            .replace(root, &format!("root {};", site.display()));
        let own = place.display();
        // A worker of another user might not read the files of whoever runs the tests.
        let user = if is_root() { "user root;" } else { "" };
        let whole = format!(
            "daemon off; {user} worker_processes 1; pid {own}/pid; error_log {own}/errors;\n\
             events {{}}\n\
             http {{ access_log off; client_body_temp_path {own}/body; proxy_temp_path {own}/proxy; \
             fastcgi_temp_path {own}/f; uwsgi_temp_path {own}/u; scgi_temp_path {own}/s;\n{written}\n}}\n"
        );
        let file = place.join("whole.conf");
        fs::write(&file, whole).unwrap();
        let process = Command::new(set("MES_NGINX"))
            .arg("-c")
            .arg(&file)
            .stdout(Stdio::null())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("nginx");
        Nginx(process)
    }
}

/// Whether the files of root can be read: then it is root who runs the tests.
fn is_root() -> bool {
    fs::read_dir("/root").is_ok()
}

/// Ended with the test.
struct Nginx(Child);

impl Drop for Nginx {
    fn drop(&mut self) {
        // The master ends its workers when it is asked to, not when it is killed.
        let _ = Command::new("kill").arg(self.0.id().to_string()).status();
        let _ = self.0.wait();
    }
}

/// The page answers, once nginx does.
async fn opens(visit: &Visit, url: &str) {
    visit.until("nginx", async || visit.driver.goto(url).await.ok()).await;
}

async fn header(visit: &Visit, path: &str, name: &str) -> String {
    let script = "const [path, name, done] = arguments; \
        fetch(path).then(answer => done(answer.status + ' ' + answer.headers.get(name)))";
    let told = visit.driver.execute_async(script, vec![json!(path), json!(name)]).await.unwrap();
    told.json().as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the production files and nginx: cargo xtask test"]
async fn martine_activates_behind_nginx_with_the_api_elsewhere() {
    let deployment = Deployment::found();
    let nginx = deployment.nginx(&deployment.place.join("site"));
    visit_host("nginx", deployment.host(), async |visit: &Visit| {
        opens(visit, &deployment.url()).await;
        visit.stands_at(&deployment.url());
        activates(visit).await;
        // A reload in the middle of the application is a page, not a 404.
        visit.driver.refresh().await.unwrap();
        visit.arrives("Mon espace santé a bien été activé !").await;
        let script = "return performance.getEntriesByType('resource').map(e => e.name)\
            .find(name => name.endsWith('.wasm'))";
        let wasm = visit.runs(script).await.as_str().unwrap().to_owned();
        let cases = [
            ("/", "cache-control", "200 no-cache"),
            ("/activer", "content-type", "200 text/html; charset=utf-8"),
            ("/boot.js", "cache-control", "200 no-cache"),
            ("/config.json", "content-type", "200 application/json"),
            ("/absent.js", "x-content-type-options", "404 nosniff"),
            ("/", "referrer-policy", "200 no-referrer"),
            ("/", "cross-origin-opener-policy", "200 same-origin"),
            (&wasm, "content-type", "200 application/wasm"),
            (&wasm, "cache-control", "200 public, max-age=31536000, immutable"),
            (&wasm, "cross-origin-resource-policy", "200 same-origin"),
            ("/app-0123456789abcdef.wasm", "cache-control", "404 no-cache"),
        ];
        for (path, name, expected) in cases {
            assert_eq!(header(visit, path, name).await, expected, "{name} of {path}");
        }
        let policy = header(visit, "/", "content-security-policy").await;
        let api = format!("connect-src 'self' http://localhost:{};", deployment.api_port);
        assert!(policy.contains(&api) && policy.contains("'sha256-"), "{policy}");
        assert!(visit.host.calls().iter().any(|call| call.path == "/activation/credentials"));
    })
    .await;
    drop(nginx);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the production files and nginx: cargo xtask test"]
async fn a_flipped_byte_shows_the_recovery_page() {
    let deployment = Deployment::found();
    let recovery = "Un problème technique est survenu";
    // What boot.js would have shown, the page says by itself when boot.js is what is broken.
    let cases = [
        ("app-", "wasm", recovery),
        ("app-", "js", recovery),
        ("main-", "css", recovery),
        ("boot", "js", "Le chargement est plus long que d’habitude."),
        ("config", "json", "Le service est mal configuré"),
    ];
    for (start, kind, words) in cases {
        let site = deployment.place.join(format!("flipped-{start}{kind}"));
        let _ = fs::remove_dir_all(&site);
        fs::create_dir_all(&site).unwrap();
        for entry in fs::read_dir(deployment.place.join("site")).unwrap() {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            let mut bytes = fs::read(entry.path()).unwrap();
            if name.starts_with(start) && name.ends_with(kind) {
                let at = if kind == "js" && start == "boot" || kind == "json" {
                    1
                } else {
                    bytes.len() / 2
                };
                bytes[at] ^= 1;
            }
            // What is served is what was flipped, not its compressed sibling.
            if !name.ends_with(".br") && !name.ends_with(".gz") {
                fs::write(site.join(name), bytes).unwrap();
            }
        }
        let nginx = deployment.nginx(&site);
        visit_host("flipped", deployment.host(), async |visit: &Visit| {
            visit.expects("integrity");
            visit.expects("SyntaxError");
            opens(visit, &deployment.url()).await;
            visit.sees(words).await;
            visit.sees("34 22").await;
        })
        .await;
        drop(nginx);
    }
}
