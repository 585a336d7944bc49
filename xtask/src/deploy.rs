//! `cargo xtask dist --api ADDRESS`: writes the configurations of web servers that serve the production files,
//! with the API at ADDRESS.
//!
//! The headers come from the file that the sandbox's HTTP host uses, so that the tested headers are the
//! deployed ones.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::net::TcpListener;
use std::path::Path;

use anyhow::{Context as _, Result, anyhow, bail};

use crate::command::{root, target};
use crate::pages::{self, Pages};
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

    /// Returns a configuration, the text of a `config.json`, with this address.
    pub(crate) fn configured(&self, config: &str) -> Result<String> {
        let mut config: serde_json::Value =
            serde_json::from_str(config).context("config.json is not a JSON object")?;
        config["api_base"] = self.base.clone().into();
        Ok(format!("{config:#}\n"))
    }
}

/// Writes the server configurations to `folder`.
pub(crate) fn write(folder: &Path, api: &Api, style_hash: &str, pages: &Pages) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    let headers = headers(api, style_hash);
    for (name, text) in [
        ("nginx.conf", nginx(&headers, pages)),
        ("Caddyfile", caddy(&headers, pages)),
        ("_headers", static_host(&headers)),
        ("_redirects", redirects(pages)),
    ] {
        std::fs::write(folder.join(name), text)?;
    }
    Ok(())
}

/// Copies dist/ to target/deployment/site, and configures it for an API, an nginx and a Caddy on free local ports. Returns
/// the environment variables from which the tests read the ports and the folder.
pub(crate) fn for_tests() -> Result<[(&'static str, String); 4]> {
    let folder = target().join("deployment");
    let site = folder.join("site");
    folders::replace(&root().join("dist"), &site)?;
    // The compressed files contain the previous configuration, and servers prefer them.
    for file in folders::files(&site)? {
        let name = file.display().to_string();
        if [".html.br", ".html.gz", "config.json.br", "config.json.gz"]
            .iter()
            .any(|end| name.ends_with(end))
        {
            std::fs::remove_file(file)?;
        }
    }
    // All listeners stay open until the ports are known, so that the ports differ.
    let listeners = [(); 3].map(|()| TcpListener::bind("127.0.0.1:0"));
    let mut ports = Vec::new();
    for listener in &listeners {
        let listener = listener.as_ref().map_err(|error| anyhow!("no free port: {error}"))?;
        ports.push(listener.local_addr()?.port().to_string());
    }
    let api = Api::parse(&format!("http://localhost:{}/api/v1", ports[0]))?;
    let config = api.configured(&site::default_config()?)?;
    pages::reconfigure(&site, &config)?;
    let page = std::fs::read_to_string(site.join("index.html"))?;
    write(&folder.join("deploy"), &api, &site::style_hash(&page)?, &Pages::render(&config)?)?;
    Ok([
        ("MES_DEPLOYMENT", folder.display().to_string()),
        ("MES_API_PORT", ports[0].clone()),
        ("MES_NGINX_PORT", ports[1].clone()),
        ("MES_CADDY_PORT", ports[2].clone()),
    ])
}

/// Returns the headers that every response of the site must have.
fn headers(api: &Api, style_hash: &str) -> Vec<(&'static str, String)> {
    let connect = api.origin.as_deref();
    let csp = policy::content_security_policy(connect, Some(style_hash), policy::Kind::Application);
    let mut headers = vec![("Content-Security-Policy", csp)];
    headers.push(("Strict-Transport-Security", policy::STRICT_TRANSPORT_SECURITY.to_owned()));
    headers.extend(policy::FIXED_HEADERS.iter().map(|(name, value)| (*name, (*value).to_owned())));
    headers.push(("X-Frame-Options", "DENY".to_owned()));
    headers
}

/// The beginning of the paths of files whose names contain the hash of their content, as a regular expression.
const HASHED: &str = "/(app-[a-z]+|boot)-[0-9a-f]+\\.";
/// `Cache-Control` of files whose names contain the hash of their content.
const IMMUTABLE: &str = "public, max-age=31536000, immutable";
/// `Cache-Control` of all other files.
const REVALIDATE: &str = "no-cache";

/// The addresses with a page of their own, as one regular expression without the slash at the beginning.
fn page_pattern(pages: &Pages) -> String {
    let names: Vec<_> =
        pages.pages.iter().filter_map(|page| page.path()?.strip_prefix('/')).collect();
    names.join("|")
}

/// The files of the pages that only say that the service is loading, each with its addresses as one regular expression
/// without the slash at the beginning.
fn shells(pages: &Pages) -> BTreeMap<&str, String> {
    let mut shells = BTreeMap::<&str, String>::new();
    for (pattern, file) in &pages.shell_patterns {
        let pattern = pattern.trim_start_matches('/');
        let all = shells.entry(file).or_default();
        if !all.is_empty() {
            all.push('|');
        }
        all.push_str(pattern);
    }
    shells
}

fn nginx(headers: &[(&str, String)], pages: &Pages) -> String {
    let line = |(name, value): &_| format!("    add_header {name} \"{value}\" always;\n");
    let lines: String = headers.iter().map(line).collect();
    let aliases: String = pages
        .aliases
        .iter()
        .map(|(alias, file)| {
            format!("    location = {alias} {{\n        try_files /{file} =404;\n    }}\n")
        })
        .collect();
    let shells: String = shells(pages)
        .iter()
        .map(|(file, pattern)| {
            format!(
                "    location ~ \"^/({pattern})/*$\" {{\n        try_files /{file} =404;\n    }}\n"
            )
        })
        .collect();
    let page = page_pattern(pages);
    format!(
        "# Written by `cargo xtask dist --api`, to include in the block `http {{ }}` of nginx. Set the name,\n\
         # the certificate and the root. With libnginx-mod-http-brotli-static, add `brotli_static on;`.\n\
         # A missing file may appear with the next deployment: a 404 must not be cached.\n\
         map \"$status $uri\" $espace_cache {{\n    \
             \"~^(200|206|304) {HASHED}\" \"{IMMUTABLE}\";\n    \
             default \"{REVALIDATE}\";\n\
         }}\n\
         server {{\n    \
             listen 80;\n    \
             server_name _;\n    \
             root /var/www/mon-espace-sante;\n\n    \
             # Public addresses have a page each; a slash at the end is accepted and not redirected.\n    \
             location = / {{\n        try_files /index.html =404;\n    }}\n    \
             location ~ \"^/(?<espace_page>{page})/*$\" {{\n        try_files /$espace_page.html =404;\n    }}\n\
         {aliases}    \
             # What these addresses show depends on the person: they share a page for each program.\n\
         {shells}    \
             # Files; no other address exists. The pages have only the addresses above.\n    \
             location ~ \\.html$ {{\n        internal;\n    }}\n    \
             location ~ \\. {{\n        try_files $uri =404;\n    }}\n    \
             location / {{\n        return 404;\n    }}\n    \
             error_page 404 /404.html;\n\n    \
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

fn caddy(headers: &[(&str, String)], pages: &Pages) -> String {
    let line = |(name, value): &_| format!("\t\t{name} \"{value}\"\n");
    let lines: String = headers.iter().map(line).collect();
    let aliases: String = pages
        .aliases
        .iter()
        .map(|(alias, file)| format!("\t\trewrite {alias} /{file}\n"))
        .collect();
    let shells = shells(pages);
    let all_shells = shells.values().cloned().collect::<Vec<_>>().join("|");
    let shell_rules: String = shells
        .iter()
        .enumerate()
        .map(|(index, (file, pattern))| {
            format!(
                "\t\t@shell{index} path_regexp \"^/({pattern})/*$\"\n\t\trewrite @shell{index} /{file}\n"
            )
        })
        .collect();
    let page = page_pattern(pages);
    format!(
        "# Written by `cargo xtask dist --api`. Set the name and the root.\n\
         www.example.fr {{\n\
         \troot * /var/www/mon-espace-sante\n\n\
         \t# The pages have only the addresses below, and no other address exists.\n\
         \t@unknown not path_regexp \"^/(({page})?/*|({all_shells})/*|[^/]+\\.(css|js|json|svg|txt|wasm){aliased})$\"\n\
         \t# Public addresses have a page each; a slash at the end is accepted and not redirected.\n\
         \t@page path_regexp page \"^/({page})/*$\"\n\
         \troute {{\n\
         \t\terror @unknown 404\n\
         \t\trewrite / /index.html\n\
         {aliases}\
         \t\trewrite @page /{{re.page.1}}.html\n\
         \t\t# What these addresses show depends on the person: they share a page for each program.\n\
         {shell_rules}\
         \t\tfile_server {{\n\t\t\tprecompressed br gzip\n\t\t\tdisable_canonical_uris\n\t\t}}\n\
         \t}}\n\
         \thandle_errors {{\n\
         \t\t@missing expression {{err.status_code}} == 404\n\
         \t\thandle @missing {{\n\
         \t\t\trewrite * /404.html\n\
         \t\t\tfile_server {{\n\t\t\t\tprecompressed br gzip\n\t\t\t}}\n\
         \t\t}}\n\
         \t\theader Cache-Control \"{REVALIDATE}\"\n\
         \t\theader {{\n{error_lines}\t\t}}\n\
         \t}}\n\
         \t@hashed path_regexp ^{HASHED}\n\
         \t@revalidated not path_regexp ^{HASHED}\n\
         \theader @revalidated Cache-Control \"{REVALIDATE}\"\n\
         \theader @hashed Cache-Control \"{IMMUTABLE}\"\n\
         \theader {{\n{lines}\t}}\n\
         }}\n",
        aliased = pages
            .aliases
            .iter()
            .map(|(alias, _)| format!("|{}", alias.trim_start_matches('/')))
            .collect::<String>(),
        error_lines = headers
            .iter()
            .map(|(name, value)| format!("\t\t\t{name} \"{value}\"\n"))
            .collect::<String>(),
    )
}

/// Returns the file `_redirects` of static hosts, which serve `activer.html` at `/activer` and `404.html` with status
/// 404 by themselves.
fn redirects(pages: &Pages) -> String {
    let mut rules: Vec<String> =
        pages.aliases.iter().map(|(alias, file)| format!("{alias}  /{file}  200")).collect();
    for (pattern, file) in &pages.shell_patterns {
        match pattern.split_once("[A-Za-z0-9_-]+/(") {
            None => rules.push(format!("{pattern}  /{file}  200")),
            Some((before, names)) => rules.extend(
                names
                    .trim_end_matches(')')
                    .split('|')
                    .map(|name| format!("{before}:id/{name}  /{file}  200")),
            ),
        }
    }
    rules.join("\n") + "\n"
}

/// Returns the file `_headers` of static hosts.
fn static_host(headers: &[(&str, String)]) -> String {
    let mut file = String::from("/*\n");
    for (name, value) in headers {
        let _ = writeln!(file, "  {name}: {value}");
    }
    let _ = writeln!(file, "  Cache-Control: {REVALIDATE}");
    for hashed in ["/app-*", "/boot-*"] {
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
        let pages = Pages::for_test();
        for file in [nginx(&headers, &pages), caddy(&headers, &pages), static_host(&headers)] {
            for (name, value) in &headers {
                assert!(file.contains(name) && file.contains(value.as_str()), "{name} in {file}");
            }
            assert!(file.contains("connect-src 'self' https://api.example.fr;"), "{file}");
            assert!(file.contains(IMMUTABLE) && file.contains(REVALIDATE));
        }
    }

    #[test]
    fn static_hosts_know_the_addresses_without_a_page() {
        let expected = "/secours  /aide.html  200\n/espace  /shell-activation.html  200\n\
                        /profils/:id/decision  /shell-space.html  200\n/profils/:id/opposition  /shell-space.html  200\n";
        assert_eq!(redirects(&Pages::for_test()), expected);
    }
}
