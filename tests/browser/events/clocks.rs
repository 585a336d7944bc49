//! The computer’s clock is ten years wrong. Scripts that run before the page’s own are Chromium’s protocol.

mod in_chromium {
    use std::fs;
    use std::ops::RangeInclusive;
    use std::time::{SystemTime, UNIX_EPOCH};

    use mon_espace_sante::sandbox::Limits;
    use serde_json::json;

    use crate::failures::copy_of_site;
    use crate::matrix::case;
    use crate::matrix::page::{acts, is_done, is_ready, opens, stands};
    use crate::visit::{Visit, visit, visit_site};

    const YEARS: [i64; 2] = [-10, 10];

    /// The year of the site’s server, which is this process.
    fn year() -> i64 {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        1970 + i64::try_from(now.as_secs() / 31_556_952).unwrap()
    }

    /// Every page from now on has a clock that is wrong by that many years, from so many milliseconds after
    /// its start.
    async fn is_wrong_by(visit: &Visit, years: i64, from_ms: u32) {
        let script = format!(
            "{{ const Right = Date; \
                const now = () => Right.now() + (performance.now() < {from_ms} ? 0 : {years} * 31557600000); \
                Date = class extends Right {{ \
                    constructor(...at) {{ if (at.length) super(...at); else super(now()); }} \
                    static now() {{ return now(); }} }}; }}"
        );
        let source = json!({ "source": script });
        visit.chromium("Page.enable", json!({})).await;
        visit.chromium("Page.addScriptToEvaluateOnNewDocument", source).await;
    }

    /// Somebody sets the clock while the page is there.
    async fn is_set_wrong(visit: &Visit) {
        let wrong = async || {
            let seen = visit.runs("return new Date().getFullYear()").await.as_i64()?;
            ((seen - year()).abs() >= 9).then_some(())
        };
        visit.until("the clock wrong", wrong).await;
    }

    /// The number of seconds in a sentence of a countdown.
    async fn seconds(visit: &Visit) -> u64 {
        let script = "return document.querySelector('[data-testid=countdown]')?.innerText";
        let seconds = async || {
            let words = visit.runs(script).await.as_str()?.to_owned();
            let of = |unit: &str| {
                let (before, _) = words.split_once(unit)?;
                before.split_whitespace().last()?.parse::<u64>().ok()
            };
            let (minutes, seconds) = (of("minute"), of("seconde"));
            (minutes.is_some() || seconds.is_some())
                .then(|| minutes.unwrap_or(0) * 60 + seconds.unwrap_or(0))
        };
        visit.until("a countdown", seconds).await
    }

    /// What is left is in these bounds, now and a second later, when it is less.
    async fn counts_down(visit: &Visit, left: RangeInclusive<u64>) {
        let first = seconds(visit).await;
        let later = async || Some(seconds(visit).await).filter(|later| *later != first);
        let later = visit.until("another second", later).await;
        assert!(left.contains(&first) && left.contains(&later), "{first}, {later}");
        assert!(later < first && first - later < 5, "{first}, {later}");
    }

    /// A lock says how long it lasts, and the wait before another code too: though somebody sets the clock
    /// meanwhile.
    #[tokio::test(flavor = "multi_thread")]
    async fn countdowns_are_those_of_the_backend() {
        for years in YEARS {
            visit("clock-countdowns", Limits::default(), async |visit: &Visit| {
                is_wrong_by(visit, years, 4_000).await;
                let identify = case("Identify");
                stands(visit, &identify).await;
                is_ready(visit, &identify).await;
                assert!(visit.host.spoils("Identify", "423", 1));
                acts(visit, &identify).await;
                visit.arrives("Trop d’essais : un peu de patience").await;
                is_set_wrong(visit).await;
                counts_down(visit, 860..=900).await;
                let mut resend = case("ResendSignIn");
                resend.before.pop();
                stands(visit, &resend).await;
                opens(visit, &resend).await;
                visit.arrives(resend.title).await;
                is_set_wrong(visit).await;
                counts_down(visit, 5..=30).await;
                // Once the time is over for the backend, it is for the page.
                visit.host.sandbox().advance(30);
                is_ready(visit, &resend).await;
                acts(visit, &resend).await;
                is_done(visit, &resend).await;
            })
            .await;
        }
    }

    /// The warning comes before the end of the session and counts down to it; staying gives the whole time
    /// again, and the end is told.
    #[tokio::test(flavor = "multi_thread")]
    async fn the_session_ends_when_the_backend_ends_it() {
        for years in YEARS {
            let limits = Limits { session_s: 24, warn_before_s: 22, ..Limits::default() };
            visit("clock-session", limits, async |visit: &Visit| {
                is_wrong_by(visit, years, 1_500).await;
                let change = case("ChangeEmail");
                stands(visit, &change).await;
                opens(visit, &change).await;
                visit.sees("Êtes-vous toujours là ?").await;
                is_set_wrong(visit).await;
                counts_down(visit, 1..=22).await;
                visit.presses("Rester connecté").await;
                let closed = "return document.querySelector('dialog') === null";
                let closed = async || (visit.runs(closed).await == true).then_some(());
                visit.until("the dialog closed", closed).await;
                let over = async || (seconds(visit).await < 9).then_some(());
                visit.until("the end near", over).await;
                visit.arrives("Votre session a pris fin").await;
            })
            .await;
        }
    }

    /// What the operator announces is shown from its beginning to its end, and not ten years off.
    #[tokio::test(flavor = "multi_thread")]
    async fn a_notice_is_shown_within_its_dates_by_the_clock_of_the_site() {
        let notices = [
            (r#""from":"2000-01-01T00:00:00Z","until":"2100-01-01T00:00:00Z""#, true),
            (r#""from":"{-1}","until":"{+1}""#, true),
            (r#""from":"{+1}""#, false),
            (r#""until":"{-1}""#, false),
        ];
        let year = year();
        for years in YEARS {
            let site = copy_of_site(&format!("notice-{years}"));
            visit_site("clock-notice", Limits::default(), site.clone(), async |visit: &Visit| {
                is_wrong_by(visit, years, 0).await;
                for (dates, shown) in notices {
                    let dates = dates
                        .replace("{-1}", &format!("{}-01-01T00:00:00Z", year - 1))
                        .replace("{+1}", &format!("{}-01-01T00:00:00Z", year + 2));
                    let config = format!(r#"{{"notice":{{"text":"Le service change.",{dates}}}}}"#);
                    fs::write(site.join("config.json"), &config).unwrap();
                    visit.open("/activer").await;
                    visit.arrives("Mon espace santé").await;
                    let seen = visit.text().await.contains("Le service change.");
                    assert_eq!(seen, shown, "{config}, {years} years");
                }
            })
            .await;
        }
    }
}
