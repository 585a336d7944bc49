//! `cargo xtask dist --api ADDRESS`: what a web server is told, for the production files and an API.
//!
//! The headers are those that the sandbox's own server sends: one source, so that what was tested is
//! what is deployed.

use std::fmt::Write as _;
use std::net::TcpListener;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::command::{root, target};
use crate::dist;

#[path = "../../src/sandbox/host/policy.rs"]
mod policy;

/// Where the API is.
pub(crate) struct Api {
    /// As the browser is told it: a path, or an address of another origin.
    base: String,
    /// The origin that the policy must name; none for a path.
    origin: Option<String>,
}

impl Api {
    /// Reads a path, or `https://…`; `http://` only on this computer, for tests.
    pub(crate) fn read(address: &str) -> Result<Self> {
        let base = address.trim_end_matches('/').to_owned();
        if base.starts_with('/') && !base.starts_with("//") {
            return Ok(Self { base, origin: None });
        }
        let (scheme, rest) = base.split_once("://").unwrap_or_default();
        let host = rest.split('/').next().unwrap_or_default();
        let name = host.split(':').next().unwrap_or_default();
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-.:".contains(&byte);
        let here = matches!(name, "localhost" | "127.0.0.1");
        if name.is_empty()
            || !host.bytes().all(plain)
            || !(scheme == "https" || scheme == "http" && here)
        {
            bail!(
                "--api takes a path (/api/v1) or an address (https://api.example.fr/api/v1), and \
                 {address} is neither."
            );
        }
        Ok(Self { origin: Some(format!("{scheme}://{host}")), base })
    }

    /// Tells the application, in its `config.json`.
    pub(crate) fn tell(&self, dist: &Path) -> Result<()> {
        let file = dist.join("config.json");
        let text = std::fs::read_to_string(&file)?;
        let mut config: serde_json::Value =
            serde_json::from_str(&text).context("config.json is not a JSON object")?;
        config["api_base"] = self.base.clone().into();
        Ok(std::fs::write(&file, format!("{config:#}\n"))?)
    }
}

/// Writes what servers are told.
pub(crate) fn write(place: &Path, api: &Api, style_hash: &str) -> Result<()> {
    std::fs::create_dir_all(place)?;
    let headers = headers(api, style_hash);
    for (name, text) in [
        ("nginx.conf", nginx(&headers)),
        ("Caddyfile", caddy(&headers)),
        ("_headers", static_host(&headers)),
        ("_redirects", "/*  /index.html  200\n".to_owned()),
    ] {
        std::fs::write(place.join(name), text)?;
    }
    Ok(())
}

/// A deployment of dist/ for the tests, below target/.
pub(crate) struct Deployed {
    pub(crate) place: PathBuf,
    pub(crate) api_port: u16,
    pub(crate) nginx_port: u16,
}

/// Deploys dist/ beside itself, for an API on a port of this computer that is free.
pub(crate) fn for_tests() -> Result<Deployed> {
    let place = target().join("deployment");
    let site = place.join("site");
    if site.exists() {
        std::fs::remove_dir_all(&site)?;
    }
    std::fs::create_dir_all(&site)?;
    for entry in std::fs::read_dir(root().join("dist"))? {
        let entry = entry?;
        // The sandbox's own server would answer the old configuration, compressed.
        if !entry.file_name().to_string_lossy().starts_with("config.json.") {
            std::fs::copy(entry.path(), site.join(entry.file_name()))?;
        }
    }
    // Both are held until both are known, so that they differ.
    let (api, nginx) = (TcpListener::bind("127.0.0.1:0")?, TcpListener::bind("127.0.0.1:0")?);
    let (api_port, nginx_port) = (api.local_addr()?.port(), nginx.local_addr()?.port());
    let api = Api::read(&format!("http://localhost:{api_port}/api/v1"))?;
    api.tell(&site)?;
    let page = std::fs::read_to_string(site.join("index.html"))?;
    write(&place.join("deploy"), &api, &dist::style_hash(&page)?)?;
    Ok(Deployed { place, api_port, nginx_port })
}

/// Every header that every answer of the site owes.
fn headers(api: &Api, style_hash: &str) -> Vec<(&'static str, String)> {
    let connect = api.origin.as_deref();
    let csp = policy::content_security_policy(connect, Some(style_hash), false);
    let mut headers = vec![("Content-Security-Policy", csp)];
    headers.push(("Strict-Transport-Security", policy::TRANSPORT.to_owned()));
    headers.extend(policy::FIXED.iter().map(|(name, value)| (*name, (*value).to_owned())));
    headers.push(("X-Frame-Options", "DENY".to_owned()));
    headers
}

/// The files whose names hold the hash of their content never change; all the rest is asked for again.
const FOREVER: &str = "public, max-age=31536000, immutable";
const ASKED: &str = "no-cache";

fn nginx(headers: &[(&str, String)]) -> String {
    let mut lines = String::new();
    for (name, value) in headers {
        let _ = writeln!(lines, "    add_header {name} \"{value}\" always;");
    }
    format!(
        "# Written by `cargo xtask dist --api`. Inside `http {{ }}` of nginx: set the name, the certificate\n\
         # and the root, and nothing else. With libnginx-mod-http-brotli-static, also `brotli_static on;`.\n\
         # What is not there may come: a 404 is not kept.\n\
         map \"$status $uri\" $espace_cache {{\n    \
             \"~^(200|206|304) /(app|main)-[0-9a-f]+\\.\" \"{FOREVER}\";\n    \
             default \"{ASKED}\";\n\
         }}\n\
         server {{\n    \
             listen 80;\n    \
             server_name _;\n    \
             root /var/www/mon-espace-sante;\n\n    \
             # A file, or the application: it knows its own addresses, and its own 404.\n    \
             location / {{\n        try_files $uri /index.html;\n    }}\n    \
             location ~ \\. {{\n        try_files $uri =404;\n    }}\n\n    \
             gzip_static on;\n    \
             types {{\n        \
                 text/html html;\n        text/css css;\n        text/javascript js;\n        \
                 application/wasm wasm;\n        application/json json;\n        \
                 image/svg+xml svg;\n        text/plain txt;\n    }}\n    \
             charset utf-8;\n    \
             charset_types text/css text/javascript text/plain;\n\n    \
             add_header Cache-Control $espace_cache always;\n\
         {lines}}}\n"
    )
}

fn caddy(headers: &[(&str, String)]) -> String {
    let mut lines = String::new();
    for (name, value) in headers {
        let _ = writeln!(lines, "\t\t{name} \"{value}\"");
    }
    format!(
        "# Written by `cargo xtask dist --api`: set the name and the root, and nothing else.\n\
         www.example.fr {{\n\
         \troot * /var/www/mon-espace-sante\n\
         \t@file path_regexp \\.\n\
         \thandle @file {{\n\
         \t\tfile_server {{\n\t\t\tprecompressed br gzip\n\t\t}}\n\
         \t}}\n\
         \t# A file, or the application: it knows its own addresses, and its own 404.\n\
         \thandle {{\n\
         \t\trewrite * /index.html\n\
         \t\tfile_server {{\n\t\t\tprecompressed br gzip\n\t\t}}\n\
         \t}}\n\
         \t# What is not there may come: a 404 is not kept.\n\
         \t@hashed {{\n\t\tpath_regexp ^/(app|main)-[0-9a-f]+\\.\n\t\tfile\n\t}}\n\
         \t@asked not {{\n\t\tpath_regexp ^/(app|main)-[0-9a-f]+\\.\n\t\tfile\n\t}}\n\
         \theader @asked Cache-Control \"{ASKED}\"\n\
         \theader @hashed Cache-Control \"{FOREVER}\"\n\
         \theader {{\n{lines}\t}}\n\
         }}\n"
    )
}

/// `_headers`, as hosts of static files read it.
fn static_host(headers: &[(&str, String)]) -> String {
    let mut file = String::from("/*\n");
    for (name, value) in headers {
        let _ = writeln!(file, "  {name}: {value}");
    }
    let _ = writeln!(file, "  Cache-Control: {ASKED}");
    for hashed in ["/app-*", "/main-*"] {
        let _ = writeln!(file, "{hashed}\n  ! Cache-Control\n  Cache-Control: {FOREVER}");
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_path_or_an_origin() {
        let origin = |address: &str| Api::read(address).map(|api| api.origin);
        assert_eq!(origin("/api/v1").unwrap(), None);
        assert_eq!(
            origin("https://api.example.fr/api/v1/").unwrap().as_deref(),
            Some("https://api.example.fr")
        );
        assert_eq!(
            origin("http://localhost:8081/api/v1").unwrap().as_deref(),
            Some("http://localhost:8081")
        );
        for wrong in
            ["api", "http://api.example.fr", "//x", "https://", "https://a b", "https://a;b"]
        {
            assert!(Api::read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn every_server_is_told_every_header() {
        let api = Api::read("https://api.example.fr/api/v1").unwrap();
        let headers = headers(&api, "'sha256-abc'");
        assert_eq!(headers.len(), 9);
        for file in [nginx(&headers), caddy(&headers), static_host(&headers)] {
            for (name, value) in &headers {
                assert!(file.contains(name) && file.contains(value.as_str()), "{name} in {file}");
            }
            assert!(file.contains("connect-src 'self' https://api.example.fr;"), "{file}");
            assert!(file.contains(FOREVER) && file.contains(ASKED));
        }
    }
}
