//! The clock of the computer is wrong by ten years. Only in Chromium, whose protocol can run a script before those
//! of the page.

mod in_chromium {
    use std::fs;
    use std::ops::RangeInclusive;
    use std::time::{SystemTime, UNIX_EPOCH};

    use mon_espace_sante::sandbox::Limits;
    use serde_json::json;

    use crate::matrix::case;
    use crate::matrix::page::{open_and_fill, open_screen, set_up, trigger, wait_for_success};
    use crate::sites::copy_of_site;
    use crate::visit::{Visit, visit, visit_site};

    const YEARS: [i64; 2] = [-10, 10];

    /// The current year of the server, which is this process.
    fn current_year() -> i64 {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        1970 + i64::try_from(now.as_secs() / 31_556_952).unwrap()
    }

    /// Shifts the clock by `years` in every page loaded after this call, from `from_ms` milliseconds after
    /// the start of the page.
    async fn shift_clock(visit: &Visit, years: i64, from_ms: u32) {
        let script = format!(
            "{{ const Original = Date; \
                const now = () => Original.now() + (performance.now() < {from_ms} ? 0 : {years} * 31557600000); \
                Date = class extends Original {{ \
                    constructor(...at) {{ if (at.length) super(...at); else super(now()); }} \
                    static now() {{ return now(); }} }}; }}"
        );
        let source = json!({ "source": script });
        visit.send_cdp("Page.enable", json!({})).await;
        visit.send_cdp("Page.addScriptToEvaluateOnNewDocument", source).await;
    }

    /// Waits until the clock of the page is shifted.
    async fn wait_for_shifted_clock(visit: &Visit) {
        let shifted = async || {
            let year = visit.run_script("return new Date().getFullYear()").await.as_i64()?;
            ((year - current_year()).abs() >= 9).then_some(())
        };
        visit.wait_until("a shifted clock", shifted).await;
    }

    /// Waits for a countdown and returns its seconds.
    async fn countdown_s(visit: &Visit) -> u64 {
        let script = "return document.querySelector('[data-testid=countdown]')?.innerText";
        let seconds = async || {
            let text = visit.run_script(script).await.as_str()?.to_owned();
            let number_of = |unit: &str| {
                let (before, _) = text.split_once(unit)?;
                before.split_whitespace().last()?.parse::<u64>().ok()
            };
            let (minutes, seconds) = (number_of("minute"), number_of("seconde"));
            (minutes.is_some() || seconds.is_some())
                .then(|| minutes.unwrap_or(0) * 60 + seconds.unwrap_or(0))
        };
        visit.wait_until("a countdown", seconds).await
    }

    /// Checks that the countdown is within these seconds and decreases.
    async fn assert_counts_down(visit: &Visit, expected: RangeInclusive<u64>) {
        let first = countdown_s(visit).await;
        let later = async || Some(countdown_s(visit).await).filter(|later| *later != first);
        let later = visit.wait_until("a change of the countdown", later).await;
        assert!(expected.contains(&first) && expected.contains(&later), "{first}, {later}");
        assert!(later < first && first - later < 5, "{first}, {later}");
    }

    /// The countdowns of a lock and of the resend delay stay correct, even if the clock is changed meanwhile.
    #[tokio::test(flavor = "multi_thread")]
    async fn countdowns_do_not_depend_on_the_clock_of_the_computer() {
        for years in YEARS {
            visit("clock-countdowns", Limits::default(), async |visit: &Visit| {
                shift_clock(visit, years, 4_000).await;
                let identify = case("Identify");
                set_up(visit, &identify).await;
                open_and_fill(visit, &identify).await;
                assert!(visit.host.inject_named_fault("Identify", "423", 1));
                trigger(visit, &identify).await;
                visit.wait_for_screen("Trop d’essais : un peu de patience").await;
                wait_for_shifted_clock(visit).await;
                assert_counts_down(visit, 860..=900).await;
                let mut resend = case("ResendSignIn");
                // Without the last step of the setup, which lets the resend delay pass.
                resend.setup.pop();
                set_up(visit, &resend).await;
                open_screen(visit, &resend).await;
                visit.wait_for_screen(resend.title).await;
                wait_for_shifted_clock(visit).await;
                assert_counts_down(visit, 5..=30).await;
                // The page allows a new request as soon as the backend does.
                visit.host.sandbox().advance(30);
                open_and_fill(visit, &resend).await;
                trigger(visit, &resend).await;
                wait_for_success(visit, &resend).await;
            })
            .await;
        }
    }

    /// The warning counts down to the end of the session; « Rester connecté » gives the full time again; then
    /// the end is shown.
    #[tokio::test(flavor = "multi_thread")]
    async fn session_end_does_not_depend_on_the_clock_of_the_computer() {
        for years in YEARS {
            let limits = Limits { session_s: 24, warn_before_s: 22, ..Limits::default() };
            visit("clock-session", limits, async |visit: &Visit| {
                shift_clock(visit, years, 1_500).await;
                let change = case("ChangeEmail");
                set_up(visit, &change).await;
                open_screen(visit, &change).await;
                visit.wait_for_text("Êtes-vous toujours là ?").await;
                wait_for_shifted_clock(visit).await;
                assert_counts_down(visit, 1..=22).await;
                visit.click("Rester connecté").await;
                let closed = "return document.querySelector('dialog') === null";
                let closed = async || (visit.run_script(closed).await == true).then_some(());
                visit.wait_until("the dialog to close", closed).await;
                let ending = async || (countdown_s(visit).await < 9).then_some(());
                visit.wait_until("the last 9 seconds", ending).await;
                visit.wait_for_title("Votre session a pris fin").await;
            })
            .await;
        }
    }

    /// The operator's notice is shown between its dates, by the clock of the server.
    #[tokio::test(flavor = "multi_thread")]
    async fn notice_is_shown_between_its_dates_by_the_clock_of_the_server() {
        let notices = [
            (r#""from":"2000-01-01T00:00:00Z","until":"2100-01-01T00:00:00Z""#, true),
            (r#""from":"{-1}","until":"{+1}""#, true),
            (r#""from":"{+1}""#, false),
            (r#""until":"{-1}""#, false),
        ];
        let year = current_year();
        for years in YEARS {
            let site = copy_of_site(&format!("notice-{years}"));
            visit_site("clock-notice", Limits::default(), site.clone(), async |visit: &Visit| {
                shift_clock(visit, years, 0).await;
                for (dates, shown) in notices {
                    let dates = dates
                        .replace("{-1}", &format!("{}-01-01T00:00:00Z", year - 1))
                        .replace("{+1}", &format!("{}-01-01T00:00:00Z", year + 2));
                    let config = format!(r#"{{"notice":{{"text":"Le service change.",{dates}}}}}"#);
                    fs::write(site.join("config.json"), &config).unwrap();
                    visit.open("/activer").await;
                    visit.wait_for_screen("Mon espace santé").await;
                    let found = visit.text().await.contains("Le service change.");
                    assert_eq!(found, shown, "{config}, {years} years");
                }
            })
            .await;
        }
    }
}
