//! Writes the pages of the site: the template `index.html`, filled with the HTML of each page.

use std::path::Path;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::command::{cargo, root, run};
use crate::folders;
use crate::template::Template;

/// A page that the server sends before the program runs.
pub(crate) struct Page {
    /// The file below the site's folder.
    pub(crate) file: String,
    /// The path of the page, `404` for addresses that do not exist, or empty for the page of all other addresses.
    screen: String,
    title: String,
    description: String,
    html: String,
    needs_program: bool,
    /// The name of the files of its program.
    pub(crate) program: String,
}

/// Everything that the pages of a site consist of.
pub(crate) struct Pages {
    pub(crate) pages: Vec<Page>,
    templates: String,
    noscript: String,
    slow: String,
    /// The addresses of the pages that only say that the service is loading, as regular expressions, with their files.
    pub(crate) shell_patterns: Vec<(String, String)>,
    /// Further addresses of pages, with their files.
    pub(crate) aliases: Vec<(String, String)>,
    /// The text of the configuration for which the pages are written.
    config: String,
}

/// The file of the page for the addresses of activation whose screens depend on the person.
pub(crate) const SHELL: &str = "shell-activation.html";
/// The page of the previews: the shell, which does not ask for the session.
pub(crate) const GALLERY: &str = "apercu.html";

impl Page {
    /// The address of the page, if it is that of one public address other than `/`.
    pub(crate) fn path(&self) -> Option<&str> {
        Some(self.screen.as_str()).filter(|screen| screen.len() > 1 && screen.starts_with('/'))
    }
}

impl Pages {
    /// Renders the pages for a configuration, the text of a `config.json`.
    pub(crate) fn render(config: &str) -> Result<Self> {
        run(&mut cargo("build --locked --quiet --features server,gallery --bin prerender"))?;
        let program = root().join("target/debug/prerender");
        let output = std::process::Command::new(program).arg(config).output()?;
        if !output.status.success() {
            bail!("{}", String::from_utf8_lossy(&output.stderr).trim());
        }
        Self::parse(&serde_json::from_slice(&output.stdout)?, config)
            .context("the program prerender has written something unexpected")
    }

    fn parse(site: &Value, config: &str) -> Option<Self> {
        let text = |value: &Value, key: &str| Some(value.get(key)?.as_str()?.to_owned());
        let list = |key: &str| site.get(key)?.as_array();
        let pages = list("pages")?.iter().map(|page| {
            Some(Page {
                file: text(page, "file")?,
                screen: text(page, "screen")?,
                title: text(page, "title")?,
                description: text(page, "description")?,
                html: text(page, "html")?,
                needs_program: page.get("needs_program")?.as_bool()?,
                program: text(page, "program")?,
            })
        });
        let pairs = |key: &str| {
            let pair = |pair: &Value| {
                Some((pair.get(0)?.as_str()?.to_owned(), pair.get(1)?.as_str()?.to_owned()))
            };
            list(key)?.iter().map(pair).collect::<Option<Vec<_>>>()
        };
        Some(Self {
            pages: pages.collect::<Option<_>>()?,
            templates: text(site, "templates")?,
            noscript: text(site, "noscript")?,
            slow: text(site, "slow")?,
            shell_patterns: pairs("shell_patterns")?,
            aliases: pairs("aliases")?,
            config: config.to_owned(),
        })
    }

    /// The file of the page of an address, if the address has a page of its own.
    pub(crate) fn file_of(&self, address: &str) -> Option<&str> {
        let alias = self.aliases.iter().find(|(alias, _)| alias == address).map(|(_, file)| file);
        let page = || self.pages.iter().find(|page| page.screen == address).map(|page| &page.file);
        alias.or_else(page).map(String::as_str)
    }

    /// Writes every page into the folder of the site. `origin` is that of the site, for the canonical links, if it is
    /// known.
    pub(crate) fn write(
        &self,
        site: &Path,
        template: &Template,
        origin: Option<&str>,
        gallery: bool,
    ) -> Result<()> {
        for page in &self.pages {
            let file = site.join(&page.file);
            if let Some(folder) = file.parent() {
                std::fs::create_dir_all(folder)?;
            }
            let html = self.fill(&template.of(&page.program)?, page, origin)?;
            if gallery && page.file == SHELL {
                let without_session = replace_attribute(&html, "data-api", None)?;
                std::fs::write(site.join(GALLERY), without_session)?;
            }
            std::fs::write(file, html)?;
        }
        Ok(())
    }

    fn fill(&self, template: &str, page: &Page, origin: Option<&str>) -> Result<String> {
        let Self { templates, noscript, slow, .. } = self;
        let rest = if page.needs_program {
            format!("<noscript>{noscript}</noscript>{slow}{templates}")
        } else {
            templates.clone()
        };
        let mut html = template.to_owned();
        for (name, mark, value) in [
            ("content=", "{{description}}", &page.description),
            ("data-screen=", "{{screen}}", &page.screen),
            ("data-config=", "{{config}}", &self.config),
        ] {
            html = fill_attribute(&html, name, mark, value)?;
        }
        // Only a page that waits for the session asks for it before the program runs.
        let api = page.screen.is_empty().then(|| api_base(&self.config)).transpose()?;
        html = replace_attribute(&html, "data-api", api.as_deref())?;
        let mut head = format!("<title>{}</title>", escape(&page.title));
        if page.needs_program {
            head += "<noscript><link rel=\"stylesheet\" href=\"/noscript.css\"></noscript>";
        }
        if let Some(origin) = origin.filter(|_| page.screen.starts_with('/')) {
            head += &format!("<link rel=\"canonical\" href=\"{origin}{}\">", page.screen);
        }
        html = replace_once(&html, "<title>{{title}}</title>", &head)?;
        html = replace_once(&html, "{{page}}", &page.html)?;
        replace_once(&html, "{{rest}}", &rest)
    }
}

/// Writes another configuration into the pages of a site, as if they had been written for it.
pub(crate) fn reconfigure(site: &Path, config: &str) -> Result<()> {
    std::fs::write(site.join("config.json"), config)?;
    let api = api_base(config)?;
    for file in folders::files(site)? {
        if file.extension().is_none_or(|extension| extension != "html") {
            continue;
        }
        let html = std::fs::read_to_string(&file)?;
        let mut html = replace_attribute(&html, "data-config", Some(config))?;
        if html.contains(" data-api=") {
            html = replace_attribute(&html, "data-api", Some(&api))?;
        }
        std::fs::write(&file, html)?;
    }
    Ok(())
}

/// The base address of the API in a configuration.
fn api_base(config: &str) -> Result<String> {
    let config: Value = serde_json::from_str(config).context("config.json is not JSON")?;
    let base = config.get("api_base").and_then(Value::as_str).unwrap_or("/api/v1");
    Ok(base.trim_end_matches('/').to_owned())
}

fn replace_once(html: &str, mark: &str, value: &str) -> Result<String> {
    if html.matches(mark).count() != 1 {
        bail!("the template index.html must contain {mark} once");
    }
    Ok(html.replacen(mark, value, 1))
}

/// Replaces the value of an attribute; trunk's minifier removes quotes where HTML allows it.
fn fill_attribute(html: &str, name: &str, mark: &str, value: &str) -> Result<String> {
    let quoted = format!("{name}\"{mark}\"");
    let found = if html.contains(&quoted) { quoted } else { format!("{name}{mark}") };
    replace_once(html, &found, &format!("{name}\"{}\"", escape(value)))
}

/// Replaces the value of an attribute that occurs once, or removes the attribute.
fn replace_attribute(html: &str, name: &str, value: Option<&str>) -> Result<String> {
    let start =
        html.find(&format!(" {name}=")).with_context(|| format!("no {name} in the page"))?;
    let rest = &html[start + name.len() + 2..];
    let length = match rest.strip_prefix('"') {
        Some(rest) => rest.find('"').map(|end| end + 2),
        None => rest.find([' ', '>']),
    };
    let rest = &rest[length.with_context(|| format!("{name} does not end"))?..];
    let attribute = value.map(|value| format!(" {name}=\"{}\"", escape(value))).unwrap_or_default();
    Ok([&html[..start], &attribute, rest].concat())
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
impl Pages {
    /// A site with two pages.
    pub(crate) fn for_test() -> Self {
        let page = |file: &str, screen: &str| {
            serde_json::json!({
                "file": file, "screen": screen, "title": "", "description": "", "html": "",
                "needs_program": false, "program": "activation",
            })
        };
        let site = serde_json::json!({
            "pages": [page("aide.html", "/aide"), page(SHELL, "")],
            "templates": "", "noscript": "", "slow": "",
            "shell_patterns": [
                ["/espace", SHELL],
                ["/profils/[A-Za-z0-9_-]+/(decision|opposition)", "shell-space.html"],
            ],
            "aliases": [["/secours", "aide.html"]],
        });
        Self::parse(&site, "{}").unwrap()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_replaced_with_and_without_quotes() {
        for html in ["<script data-api=\"x y\" async>", "<script data-api=x async>"] {
            let filled = replace_attribute(html, "data-api", Some("/a\"b")).unwrap();
            assert_eq!(filled, "<script data-api=\"/a&quot;b\" async>");
            assert_eq!(replace_attribute(html, "data-api", None).unwrap(), "<script async>");
        }
        assert!(replace_attribute("<p>", "data-api", None).is_err());
        for html in ["<p content=\"{{a}}\">", "<p content={{a}}>"] {
            let filled = fill_attribute(html, "content=", "{{a}}", "1 < 2").unwrap();
            assert_eq!(filled, "<p content=\"1 &lt; 2\">");
        }
    }

    #[test]
    fn api_base_is_that_of_the_configuration() {
        assert_eq!(api_base("{}").unwrap(), "/api/v1");
        assert_eq!(api_base("{\"api_base\":\"https://a.fr/x/\"}").unwrap(), "https://a.fr/x");
        assert!(api_base("").is_err());
    }
}
