//! `cargo xtask dist --api ADDRESS`: writes the configurations of web servers that serve the production files,
//! with the API at ADDRESS.
//!
//! The headers come from the file that the sandbox's HTTP host uses, so that the tested headers are the
//! deployed ones.

use std::fmt::Write as _;
use std::net::TcpListener;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::command::{root, target};
use crate::{folders, site};

#[path = "../../src/sandbox/host/policy.rs"]
mod policy;

/// The address of the API, parsed from `--api`.
pub(crate) struct Api {
    /// Value of `api_base` in `config.json`: a path, or an address of another origin, without a slash at the end.
    base: String,
    /// The origin to allow in `connect-src`; `None` for a path.
    origin: Option<String>,
}

impl Api {
    /// Parses a path or an `https://` address. `http://` is accepted for `localhost` and `127.0.0.1` only, for tests.
    pub(crate) fn parse(address: &str) -> Result<Self> {
        let base = address.trim_end_matches('/').to_owned();
        if base.starts_with('/') && !base.starts_with("//") {
            return Ok(Self { base, origin: None });
        }
        let (scheme, rest) = base.split_once("://").unwrap_or_default();
        let host = rest.split('/').next().unwrap_or_default();
        let name = host.split(':').next().unwrap_or_default();
        let is_host_byte = |byte: u8| byte.is_ascii_alphanumeric() || b"-.:".contains(&byte);
        let is_local = matches!(name, "localhost" | "127.0.0.1");
        if name.is_empty()
            || !host.bytes().all(is_host_byte)
            || !(scheme == "https" || scheme == "http" && is_local)
        {
            bail!(
                "--api takes a path (/api/v1) or an address (https://api.example.fr/api/v1), and \
                 {address} is neither."
            );
        }
        Ok(Self { origin: Some(format!("{scheme}://{host}")), base })
    }

    /// Writes the address into `config.json` of the production files.
    pub(crate) fn write_config(&self, dist: &Path) -> Result<()> {
        let file = dist.join("config.json");
        let text = std::fs::read_to_string(&file)?;
        let mut config: serde_json::Value =
            serde_json::from_str(&text).context("config.json is not a JSON object")?;
        config["api_base"] = self.base.clone().into();
        Ok(std::fs::write(&file, format!("{config:#}\n"))?)
    }
}

/// Writes the server configurations to `folder`.
pub(crate) fn write(folder: &Path, api: &Api, style_hash: &str) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    let headers = headers(api, style_hash);
    for (name, text) in [
        ("nginx.conf", nginx(&headers)),
        ("Caddyfile", caddy(&headers)),
        ("_headers", static_host(&headers)),
        ("_redirects", "/*  /index.html  200\n".to_owned()),
    ] {
        std::fs::write(folder.join(name), text)?;
    }
    Ok(())
}

/// Copies dist/ to target/deployment/site, and configures it for an API and an nginx on two free local ports. Returns
/// the environment variables from which the tests read the ports and the folder.
pub(crate) fn for_tests() -> Result<[(&'static str, String); 3]> {
    let folder = target().join("deployment");
    let site = folder.join("site");
    folders::replace(&root().join("dist"), &site)?;
    // The compressed files contain the previous configuration, and servers prefer them.
    for compressed in ["config.json.br", "config.json.gz"] {
        std::fs::remove_file(site.join(compressed))?;
    }
    // Both listeners stay open until both ports are known, so that the ports differ.
    let (api, nginx) = (TcpListener::bind("127.0.0.1:0")?, TcpListener::bind("127.0.0.1:0")?);
    let (api_port, nginx_port) = (api.local_addr()?.port(), nginx.local_addr()?.port());
    let api = Api::parse(&format!("http://localhost:{api_port}/api/v1"))?;
    api.write_config(&site)?;
    let page = std::fs::read_to_string(site.join("index.html"))?;
    write(&folder.join("deploy"), &api, &site::style_hash(&page)?)?;
    Ok([
        ("MES_DEPLOYMENT", folder.display().to_string()),
        ("MES_API_PORT", api_port.to_string()),
        ("MES_NGINX_PORT", nginx_port.to_string()),
    ])
}

/// Returns the headers that every response of the site must have.
fn headers(api: &Api, style_hash: &str) -> Vec<(&'static str, String)> {
    let connect = api.origin.as_deref();
    let csp = policy::content_security_policy(connect, Some(style_hash), false);
    let mut headers = vec![("Content-Security-Policy", csp)];
    headers.push(("Strict-Transport-Security", policy::STRICT_TRANSPORT_SECURITY.to_owned()));
    headers.extend(policy::FIXED_HEADERS.iter().map(|(name, value)| (*name, (*value).to_owned())));
    headers.push(("X-Frame-Options", "DENY".to_owned()));
    headers
}

/// `Cache-Control` of files whose names contain the hash of their content.
const IMMUTABLE: &str = "public, max-age=31536000, immutable";
/// `Cache-Control` of all other files.
const REVALIDATE: &str = "no-cache";

fn nginx(headers: &[(&str, String)]) -> String {
    let line = |(name, value): &_| format!("    add_header {name} \"{value}\" always;\n");
    let lines: String = headers.iter().map(line).collect();
    format!(
        "# Written by `cargo xtask dist --api`, to include in the block `http {{ }}` of nginx. Set the name,\n\
         # the certificate and the root. With libnginx-mod-http-brotli-static, add `brotli_static on;`.\n\
         # A missing file may appear with the next deployment: a 404 must not be cached.\n\
         map \"$status $uri\" $espace_cache {{\n    \
             \"~^(200|206|304) /(app|main)-[0-9a-f]+\\.\" \"{IMMUTABLE}\";\n    \
             default \"{REVALIDATE}\";\n\
         }}\n\
         server {{\n    \
             listen 80;\n    \
             server_name _;\n    \
             root /var/www/mon-espace-sante;\n\n    \
             # An address without a dot belongs to the application, which has its own 404 page.\n    \
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
    let line = |(name, value): &_| format!("\t\t{name} \"{value}\"\n");
    let lines: String = headers.iter().map(line).collect();
    format!(
        "# Written by `cargo xtask dist --api`. Set the name and the root.\n\
         www.example.fr {{\n\
         \troot * /var/www/mon-espace-sante\n\
         \t@file path_regexp \\.\n\
         \thandle @file {{\n\
         \t\tfile_server {{\n\t\t\tprecompressed br gzip\n\t\t}}\n\
         \t}}\n\
         \t# An address without a dot belongs to the application, which has its own 404 page.\n\
         \thandle {{\n\
         \t\trewrite * /index.html\n\
         \t\tfile_server {{\n\t\t\tprecompressed br gzip\n\t\t}}\n\
         \t}}\n\
         \t# A missing file may appear with the next deployment: a 404 must not be cached.\n\
         \t@hashed {{\n\t\tpath_regexp ^/(app|main)-[0-9a-f]+\\.\n\t\tfile\n\t}}\n\
         \t@revalidated not {{\n\t\tpath_regexp ^/(app|main)-[0-9a-f]+\\.\n\t\tfile\n\t}}\n\
         \theader @revalidated Cache-Control \"{REVALIDATE}\"\n\
         \theader @hashed Cache-Control \"{IMMUTABLE}\"\n\
         \theader {{\n{lines}\t}}\n\
         }}\n"
    )
}

/// Returns the file `_headers` of static hosts.
fn static_host(headers: &[(&str, String)]) -> String {
    let mut file = String::from("/*\n");
    for (name, value) in headers {
        let _ = writeln!(file, "  {name}: {value}");
    }
    let _ = writeln!(file, "  Cache-Control: {REVALIDATE}");
    for hashed in ["/app-*", "/main-*"] {
        let _ = writeln!(file, "{hashed}\n  ! Cache-Control\n  Cache-Control: {IMMUTABLE}");
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn api_address_is_a_path_or_an_https_url() {
        let origin = |address: &str| Api::parse(address).map(|api| api.origin);
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
            assert!(Api::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn every_server_configuration_contains_every_header() {
        let api = Api::parse("https://api.example.fr/api/v1").unwrap();
        let headers = headers(&api, "'sha256-abc'");
        assert_eq!(headers.len(), 9);
        for file in [nginx(&headers), caddy(&headers), static_host(&headers)] {
            for (name, value) in &headers {
                assert!(file.contains(name) && file.contains(value.as_str()), "{name} in {file}");
            }
            assert!(file.contains("connect-src 'self' https://api.example.fr;"), "{file}");
            assert!(file.contains(IMMUTABLE) && file.contains(REVALIDATE));
        }
    }
}
