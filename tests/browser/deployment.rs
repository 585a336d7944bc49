//! The production files served by nginx and by Caddy with the configurations that `dist --api` writes, and the API on
//! another origin.
//!
//! Ignored, because it needs these files and servers: `cargo xtask test` builds them and runs it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use mon_espace_sante::route::Route;
use mon_espace_sante::sandbox::Limits;
use mon_espace_sante::sandbox::host::Host;
use serde_json::json;

use crate::activation::activate;
use crate::sign_in::sign_in_as_inaya;
use crate::visit::{Visit, visit_host};

/// The production files and the ports that `cargo xtask test` prepared.
struct Deployment {
    folder: PathBuf,
    api_port: u16,
    nginx_port: u16,
    caddy_port: u16,
}

fn env(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("{name}: run `cargo xtask test`"))
}

impl Deployment {
    fn from_env() -> Self {
        let port = |name| env(name).parse().unwrap();
        Self {
            folder: env("MES_DEPLOYMENT").into(),
            api_port: port("MES_API_PORT"),
            nginx_port: port("MES_NGINX_PORT"),
            caddy_port: port("MES_CADDY_PORT"),
        }
    }

    fn url(&self) -> String {
        format!("http://localhost:{}", self.nginx_port)
    }

    /// The API, which allows requests from the pages of nginx.
    fn host(&self) -> Host {
        Host {
            port: self.api_port,
            cors: Some(self.url().parse().unwrap()),
            ..Host::on_loopback(self.folder.join("site"), Limits::default())
        }
    }

    /// Starts nginx for a site, with the generated configuration. Only the port and the root are changed, which an
    /// integrator changes too.
    fn nginx(&self, site: &Path) -> Server {
        let folder = self.folder.join("nginx");
        fs::create_dir_all(&folder).unwrap();
        let server = fs::read_to_string(self.folder.join("deploy/nginx.conf")).unwrap();
        let (port, root) = ("listen 80;", "root /var/www/mon-espace-sante;");
        assert!(server.contains(port) && server.contains(root));
        let server = server
            .replace(port, &format!("listen 127.0.0.1:{};", self.nginx_port))
            .replace(root, &format!("root {};", site.display()));
        let run = folder.display();
        // As root, nginx would run its workers as another user, who may have no access to the files.
        let user = if is_root() { "user root;" } else { "" };
        let config = format!(
            "daemon off; {user} worker_processes 1; pid {run}/pid; error_log {run}/errors;\n\
             events {{}}\n\
             http {{ access_log off; client_body_temp_path {run}/body; proxy_temp_path {run}/proxy; \
             fastcgi_temp_path {run}/f; uwsgi_temp_path {run}/u; scgi_temp_path {run}/s;\n{server}\n}}\n"
        );
        let file = folder.join("nginx.conf");
        fs::write(&file, config).unwrap();
        let process = Command::new(env("MES_NGINX"))
            .arg("-c")
            .arg(&file)
            .stdout(Stdio::null())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("nginx");
        Server(process)
    }

    /// Starts Caddy with the generated configuration. Only the name, the port and the root are changed.
    fn caddy(&self) -> Server {
        let config = fs::read_to_string(self.folder.join("deploy/Caddyfile")).unwrap();
        let (name, root) = ("www.example.fr {", "root * /var/www/mon-espace-sante");
        assert!(config.contains(name) && config.contains(root));
        let config = config
            .replace(name, &format!("http://localhost:{} {{\n\tbind 127.0.0.1", self.caddy_port))
            .replace(root, &format!("root * {}", self.folder.join("site").display()));
        let file = self.folder.join("Caddyfile");
        // The administration endpoint would be one more port.
        fs::write(&file, format!("{{\n\tadmin off\n}}\n{config}")).unwrap();
        let process = Command::new(env("MES_CADDY"))
            .args(["run", "--adapter", "caddyfile", "--config"])
            .arg(&file)
            .env("HOME", &self.folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("caddy");
        Server(process)
    }
}

/// Whether the tests run as root: only root can read `/root`.
fn is_root() -> bool {
    fs::read_dir("/root").is_ok()
}

/// A running server, stopped on drop.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        // On SIGTERM the master process of nginx stops its workers; `Child::kill` would leave them running.
        let _ = Command::new("kill").arg(self.0.id().to_string()).status();
        let _ = self.0.wait();
    }
}

/// Opens a URL once nginx is ready.
async fn open_when_ready(visit: &Visit, url: &str) {
    visit.wait_until("nginx", async || visit.driver.goto(url).await.ok()).await;
}

/// The status and the value of a response header, separated by a space.
async fn status_and_header(visit: &Visit, path: &str, name: &str) -> String {
    let script = "const [path, name, done] = arguments; \
        fetch(path).then(answer => done(answer.status + ' ' + answer.headers.get(name)))";
    let result = visit.driver.execute_async(script, vec![json!(path), json!(name)]).await.unwrap();
    result.json().as_str().unwrap().to_owned()
}

/// Checks the status and the headers of files, and that each address has its page, without a redirect.
async fn assert_answers(visit: &Visit, wasm: &str) {
    let cases = [
        ("/", "cache-control", "200 no-cache"),
        ("/activer", "content-type", "200 text/html; charset=utf-8"),
        ("/config.json", "content-type", "200 application/json"),
        ("/absent.js", "x-content-type-options", "404 nosniff"),
        ("/absent", "x-content-type-options", "404 nosniff"),
        ("/", "referrer-policy", "200 no-referrer"),
        ("/", "cross-origin-opener-policy", "200 same-origin"),
        (wasm, "content-type", "200 application/wasm"),
        (wasm, "cache-control", "200 public, max-age=31536000, immutable"),
        (wasm, "cross-origin-resource-policy", "200 same-origin"),
        ("/app-space-0123456789abcdef.wasm", "cache-control", "404 no-cache"),
    ];
    for (path, name, expected) in cases {
        let found = status_and_header(visit, path, name).await;
        assert_eq!(found.to_lowercase(), expected, "{name} of {path}");
    }
    // The screen in the root element of the page, and whether the browser was redirected.
    let script = "const [path, done] = arguments; fetch(path).then(async answer => { \
        const screen = (await answer.text()).match(/data-screen=\"([^\"]*)/)?.[1]; \
        done([answer.status, answer.redirected, screen]); })";
    let mut addresses: Vec<(String, u16, String)> = Vec::new();
    for (route, path) in Route::FIXED {
        let is_own = route.is_public() && *route != Route::SignedOut;
        let screen = if is_own { (*path).to_owned() } else { String::new() };
        addresses.push(((*path).to_owned(), 200, screen.clone()));
        if *path != "/" {
            addresses.push((format!("{path}/"), 200, screen));
        }
    }
    let alias = "/protection-donnees-personnelles".to_owned();
    addresses.push((alias, 200, "/donnees-personnelles".to_owned()));
    addresses.push(("/profils/p-7a2/decision".to_owned(), 200, String::new()));
    for path in ["/inconnue", "/activer/autre", "/profils/2/autre", "/shell.html", "/aide.html"] {
        addresses.push((path.to_owned(), 404, "404".to_owned()));
    }
    for (path, status, screen) in addresses {
        let result = visit.driver.execute_async(script, vec![json!(path)]).await.unwrap();
        assert_eq!(*result.json(), json!([status, false, screen]), "{path}");
    }
}

/// The address of the program, as the page has loaded it.
async fn program_address(visit: &Visit) -> String {
    let script = "return performance.getEntriesByType('resource').map(e => e.name)\
        .find(name => name.endsWith('.wasm'))";
    visit.run_script(script).await.as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the production files and Caddy: cargo xtask test"]
async fn inaya_signs_in_with_caddy_and_the_api_on_another_origin() {
    let deployment = Deployment::from_env();
    let caddy = deployment.caddy();
    let url = format!("http://localhost:{}", deployment.caddy_port);
    let host = Host { cors: Some(url.parse().unwrap()), ..deployment.host() };
    visit_host("caddy", host, async |visit: &Visit| {
        visit.expect_console_error("404");
        open_when_ready(visit, &url).await;
        visit.set_base_url(&url);
        sign_in_as_inaya(visit).await;
        let wasm = program_address(visit).await;
        assert_answers(visit, &wasm).await;
    })
    .await;
    drop(caddy);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the production files and nginx: cargo xtask test"]
async fn martine_activates_with_nginx_and_the_api_on_another_origin() {
    let deployment = Deployment::from_env();
    let nginx = deployment.nginx(&deployment.folder.join("site"));
    visit_host("nginx", deployment.host(), async |visit: &Visit| {
        open_when_ready(visit, &deployment.url()).await;
        visit.set_base_url(&deployment.url());
        activate(visit).await;
        // nginx serves the page for an address of the application, not a 404.
        visit.driver.refresh().await.unwrap();
        visit.wait_for_screen("Mon espace santé a bien été activé !").await;
        visit.expect_console_error("404");
        let wasm = program_address(visit).await;
        assert_answers(visit, &wasm).await;
        let policy = status_and_header(visit, "/", "content-security-policy").await;
        let api = format!("connect-src 'self' http://localhost:{};", deployment.api_port);
        assert!(policy.contains(&api) && policy.contains("'sha256-"), "{policy}");
        assert!(visit.host.calls().iter().any(|call| call.path == "/activation/credentials"));
    })
    .await;
    drop(nginx);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the production files and nginx: cargo xtask test"]
async fn corrupted_file_shows_the_recovery_page() {
    let deployment = Deployment::from_env();
    let recovery = "Un problème technique est survenu";
    // When boot.js itself is corrupted, the page shows its own notice instead.
    let cases = [
        ("app-", "wasm", recovery),
        ("app-", "js", recovery),
        ("boot-", "js", "Le chargement est plus long que d’habitude."),
        ("config", "json", "Le service est mal configuré"),
    ];
    for (prefix, extension, text) in cases {
        let site = deployment.folder.join(format!("corrupted-{prefix}{extension}"));
        let _ = fs::remove_dir_all(&site);
        fs::create_dir_all(&site).unwrap();
        for entry in fs::read_dir(deployment.folder.join("site")).unwrap() {
            let entry = entry.unwrap();
            if entry.path().is_dir() {
                continue;
            }
            let name = entry.file_name().into_string().unwrap();
            let mut bytes = fs::read(entry.path()).unwrap();
            if name.starts_with(prefix) && name.ends_with(extension) {
                let at_start = extension == "js" && prefix == "boot-" || extension == "json";
                let index = if at_start { 1 } else { bytes.len() / 2 };
                bytes[index] ^= 1;
            }
            // Without the compressed copies, nginx serves the corrupted file.
            if !name.ends_with(".br") && !name.ends_with(".gz") {
                fs::write(site.join(name), bytes).unwrap();
            }
        }
        let nginx = deployment.nginx(&site);
        visit_host("corrupted", deployment.host(), async |visit: &Visit| {
            visit.expect_console_error("integrity");
            visit.expect_console_error("SyntaxError");
            let address = format!("{}/activer/carte", deployment.url());
            open_when_ready(visit, &address).await;
            visit.wait_for_text(text).await;
            visit.wait_for_text("34 22").await;
        })
        .await;
        drop(nginx);
    }
}
