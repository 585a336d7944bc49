//! What a screen reader would announce: exactly one thing at each change of screen (the title, which takes
//! the focus) and exactly one at each failure. No screen reader runs here: the tests count the events that
//! cause an announcement, which are focus moved by the program and changes of live regions.

use std::time::Duration;

use mon_espace_sante::sandbox::Limits;
use mon_espace_sante::sandbox::host::Fault;

use crate::failures::copy_with_script;
use crate::visit::{Visit, normalize_spaces, visit_site};

const PHOTO: &str = "Carte Vitale avec photo";
const TERMS: &str = "J’accepte les Conditions Générales d’Utilisation et la Politique de protection des données personnelles.";

/// Records, from the start of each page: focus on an element that Tab does not reach, text added to a live
/// region, a live region added with its text, and a screen that is removed while it contains the focus (Orca
/// then does not announce the next screen).
const RECORD_ANNOUNCEMENTS: &str = "(() => { \
    const log = window.announcements = []; \
    const live = '[role=status], [role=alert], [role=log], [aria-live]:not([aria-live=off])'; \
    const text = e => e.textContent.replace(/\\s+/g, ' ').trim(); \
    for (const [name, removed] of [['removeChild', (_, child) => child], ['remove', e => e]]) { \
        const owner = name === 'remove' ? Element.prototype : Node.prototype; \
        const original = owner[name]; \
        owner[name] = function (child) { \
            const gone = removed(this, child); \
            if (gone.id === 'contenu' && gone.contains(document.activeElement)) log.push(['removed with the focus', '']); \
            return original.call(this, child); }; } \
    addEventListener('focusin', ({ target: e }) => { \
        if (e.tabIndex < 0) log.push(['focus', text(e)]); }); \
    new MutationObserver(records => { \
        const regions = new Set(); \
        for (const { target, addedNodes } of records) { \
            const e = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement; \
            const within = e && e.closest(live); \
            if (within) regions.add(within); \
            for (const node of addedNodes) if (node.querySelectorAll) { \
                if (node.matches(live)) regions.add(node); \
                node.querySelectorAll(live).forEach(region => regions.add(region)); } } \
        for (const region of regions) \
            if (region.isConnected && region.checkVisibility() && text(region)) log.push(['live', text(region)]); \
    }).observe(document, { subtree: true, childList: true, characterData: true }); })()";

/// Returns and clears the recorded announcements, after four paints.
const TAKE_ANNOUNCEMENTS: &str = "const done = arguments[0]; \
    const frames = (n, then) => n ? requestAnimationFrame(() => frames(n - 1, then)) : then(); \
    frames(4, () => done(window.announcements.splice(0)))";

/// A simulated screen reader: a visit whose page records what would be announced.
struct ScreenReader<'a> {
    visit: &'a Visit,
}

async fn visit_with_screen_reader(name: &str, scenario: impl AsyncFnOnce(&ScreenReader<'_>)) {
    let site = copy_with_script(name, RECORD_ANNOUNCEMENTS);
    visit_site(name, Limits::default(), site, async |visit: &Visit| {
        scenario(&ScreenReader { visit }).await;
    })
    .await;
}

impl ScreenReader<'_> {
    /// The announcements since the last call, each a cause (`focus` or `live`) and a text. Left out are the
    /// counters of characters and criteria, which are announced after a pause in typing.
    async fn announcements(&self) -> Vec<[String; 2]> {
        let all = self.visit.driver.execute_async(TAKE_ANNOUNCEMENTS, Vec::new()).await.unwrap();
        let mut all: Vec<[String; 2]> = serde_json::from_value(all.json().clone()).unwrap();
        let typing = |text: &str| text.contains("caractères saisis") || text.contains("critère");
        all.retain(|[cause, text]| cause != "live" || !typing(text));
        all
    }

    /// Clicks a button or link, and checks that nothing was announced before.
    async fn check_silence_and_click(&self, button: &str) {
        let announced = self.announcements().await;
        assert!(announced.is_empty(), "before « {button} »: {announced:?}");
        self.visit.click(button).await;
    }

    /// Waits for a screen, and checks that its title was announced and nothing else.
    async fn expect_screen(&self, title: &str) {
        self.visit.wait_for_screen(title).await;
        let announced = self.announcements().await;
        let expected = normalize_spaces(title);
        assert!(
            matches!(&announced[..], [[cause, text]] if cause == "focus" && *text == expected),
            "at « {title} »: {announced:?}"
        );
    }

    async fn open(&self, path: &str, title: &str) {
        self.visit.open(path).await;
        self.expect_screen(title).await;
    }

    /// Clicks a button or link that leads to another screen, and checks the announcements.
    async fn navigate(&self, button: &str, title: &str) {
        self.check_silence_and_click(button).await;
        self.expect_screen(title).await;
    }

    /// Clicks, waits until the notice with this id has the focus, and checks that only it was announced.
    async fn click_to_notice(&self, button: &str, id: &str, notice: &str) {
        self.check_silence_and_click(button).await;
        self.wait_for_focus(id).await;
        let announced = self.announcements().await;
        assert!(
            matches!(&announced[..], [[cause, text]] if cause == "focus" && text.contains(notice)),
            "after « {button} »: {announced:?}"
        );
    }

    async fn wait_for_focus(&self, id: &str) {
        let focused = "return document.activeElement.id";
        let focused = async || (self.visit.run_script(focused).await == *id).then_some(());
        self.visit.wait_until(id, focused).await;
    }

    /// Checks that the title was announced, then the failure to load the profiles.
    async fn expect_profiles_failure(&self) {
        self.visit.wait_for_text("Un problème technique est survenu").await;
        let announced = self.announcements().await;
        let [[first, title], [second, notice]] = &announced[..] else { panic!("{announced:?}") };
        assert_eq!([first, title, second], ["focus", "Mes profils rattachés", "live"]);
        assert!(notice.contains("Un problème technique est survenu"), "{notice}");
    }

    async fn fill_birth_date(&self, [day, month, year]: [&str; 3]) {
        self.visit.fill("Jour", day).await;
        self.visit.fill("Mois", month).await;
        self.visit.fill("Année", year).await;
    }

    async fn fill_all(&self, fields: &[(&str, &str)]) {
        for (label, text) in fields {
            self.visit.fill(label, text).await;
        }
    }
}

const IDENTIFICATION: [(&str, &str); 3] = [
    ("Code provisoire composé de 12 caractères", "HuqZF3KXCz8k"),
    ("Numéro de sécurité sociale", "116304403801618"),
    ("Numéro de série de carte Vitale", "01024576124"),
];

/// Identifies as Martine, up to `/activer/decision`.
async fn identify_as_martine(reader: &ScreenReader<'_>) {
    reader.open("/activer/identification", "Je m’identifie").await;
    reader.visit.click_label(PHOTO).await;
    reader.fill_all(&IDENTIFICATION).await;
    reader.navigate("Continuer", "Je prends ma décision").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn activation_announces_each_screen_and_error_once() {
    visit_with_screen_reader("announced-activation", async |reader: &ScreenReader<'_>| {
        let visit = reader.visit;
        reader.open("/", "Mon espace santé, votre carnet de santé numérique").await;
        reader.navigate("Activer Mon espace santé", "Mon espace santé").await;
        reader.navigate("Commencer", "Je m’identifie").await;
        reader.click_to_notice("Continuer", "erreurs", "4 réponses sont à corriger").await;
        reader.click_to_notice("Continuer", "erreurs", "4 réponses sont à corriger").await;
        visit.click_label(PHOTO).await;
        reader.fill_all(&IDENTIFICATION).await;
        for _ in 0..2 {
            visit
                .host
                .inject_fault("/activation/identification", Fault::problem(503, "unavailable"));
        }
        reader.click_to_notice("Continuer", "incident", "Un problème technique est survenu").await;
        // « Réessayer » disappears with its notice while it has the focus: nothing more is announced.
        reader.click_to_notice("Réessayer", "incident", "Un problème technique est survenu").await;
        reader.navigate("Réessayer", "Je prends ma décision").await;
        visit.click_label("J’active Mon espace santé").await;
        reader.click_to_notice("Continuer", "erreurs", "Cochez la case").await;
        visit.click_label(TERMS).await;
        reader.navigate("Continuer", "Je vérifie mes coordonnées de contact").await;
        reader.navigate("Modifier l’adresse e-mail", "Je modifie mon adresse e-mail").await;
        reader.fill_all(&[("Adresse e-mail", "martine@exemple.fr")]).await;
        reader.navigate("Valider", "Je valide mon adresse e-mail").await;
        reader.click_to_notice("Valider", "erreurs", "Le champ est obligatoire.").await;
        visit.driver.back().await.unwrap();
        reader.expect_screen("Je modifie mon adresse e-mail").await;
        visit.driver.forward().await.unwrap();
        reader.expect_screen("Je valide mon adresse e-mail").await;
        reader.fill_all(&[("Code à usage unique", "034567")]).await;
        reader.navigate("Valider", "Je vérifie mes coordonnées de contact").await;
        reader.navigate("Continuer", "Je choisis mon identifiant et mon mot de passe").await;
        reader
            .fill_all(&[("Identifiant", "martine.l1970"), ("Mot de passe", "Breizh-1970!")])
            .await;
        visit.fill("Confirmer le mot de passe", "Breizh-1970!").await;
        reader.navigate("Valider", "Mon espace santé a bien été activé !").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn new_code_announces_each_screen_and_delivery_once() {
    visit_with_screen_reader("announced-code", async |reader: &ScreenReader<'_>| {
        let visit = reader.visit;
        reader.open("/code", "Je génère un nouveau code provisoire").await;
        reader.fill_all(&IDENTIFICATION[1..]).await;
        reader.fill_birth_date(["07", "03", "1970"]).await;
        visit.click_label(PHOTO).await;
        reader.navigate("Continuer", "Envoi du code provisoire").await;
        visit.click_label("Par SMS : ** * * * * 3 14").await;
        reader.navigate("Valider", "Le code provisoire a été envoyé").await;
        visit.host.sandbox().advance(30);
        visit.driver.refresh().await.unwrap();
        reader.expect_screen("Le code provisoire a été envoyé").await;
        visit.click("Je n’ai pas reçu le code").await;
        let notice = "Le code vous a été envoyé à nouveau.";
        reader.click_to_notice("Envoyer à nouveau le code", "renvoye", notice).await;
        reader.navigate("Retour", "Envoi du code provisoire").await;
        reader
            .navigate("Mes coordonnées sont incorrectes ?", "Mes coordonnées sont incorrectes")
            .await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn opposition_and_profiles_announce_each_screen_once() {
    visit_with_screen_reader("announced-opposition", async |reader: &ScreenReader<'_>| {
        let visit = reader.visit;
        identify_as_martine(reader).await;
        visit.click_label("Je m’oppose à la création de Mon espace santé").await;
        reader
            .navigate("Continuer", "Je valide l’opposition à la création de Mon espace santé")
            .await;
        reader.navigate("Continuer", "Ma décision a bien été prise en compte").await;
        visit.select_profile("Jean-Jacques Capanelli").await;
        reader.navigate("Gérer le profil", "Je prends ma décision pour Jean-Jacques").await;
        // The title contains the child's first name: it is announced once the profiles are loaded.
        let child_title = "Je prends ma décision pour Jean-Jacques";
        visit.host.inject_fault("/profiles", Fault::Slow(Duration::from_secs(1)));
        visit.driver.refresh().await.unwrap();
        reader.expect_screen(child_title).await;
        for _ in 0..4 {
            visit.host.inject_fault("/profiles", Fault::problem(503, "unavailable"));
        }
        visit.driver.refresh().await.unwrap();
        visit.wait_for_screen("Mes profils rattachés").await;
        reader.expect_profiles_failure().await;
        visit.host.clear_faults();
        // « Réessayer » disappears: the current title gets the focus, then the new one.
        visit.click("Réessayer").await;
        visit.wait_for_screen(child_title).await;
        assert_eq!(reader.announcements().await.last().unwrap()[1], child_title);
        visit.click_label("J’active Mon espace santé pour Jean-Jacques").await;
        visit.click_label(TERMS).await;
        reader.navigate("Continuer", "L’espace santé de Jean-Jacques est activé").await;
        // The profiles load without a click, so a failure to load them is announced in a live region.
        for _ in 0..4 {
            visit.host.inject_fault("/profiles", Fault::problem(503, "unavailable"));
        }
        visit.open("/profils").await;
        visit.wait_for_screen("Mes profils rattachés").await;
        reader.expect_profiles_failure().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn signed_in_screens_are_announced_once() {
    visit_with_screen_reader("announced-space", async |reader: &ScreenReader<'_>| {
        let visit = reader.visit;
        reader.open("/connexion", "Je m’identifie").await;
        let credentials = [("Mon identifiant", "inaya.m1988"), ("Mon mot de passe", "Sante-2022!")];
        reader
            .fill_all(&[("Mon identifiant", "inaya.m1988"), ("Mon mot de passe", "Faux-2022!")])
            .await;
        reader.click_to_notice("Continuer", "incident", "Il vous reste 2 essais").await;
        reader.fill_all(&credentials).await;
        reader.navigate("Continuer", "Je saisis le code d’accès").await;
        reader.fill_all(&[("Code d’accès à usage unique", "034567")]).await;
        reader.navigate("Se connecter", "Bonjour Inaya,").await;
        reader.navigate("Voir mon compte", "Mon compte").await;
        visit.wait_for_text("inaya.m1988").await;
        visit.driver.back().await.unwrap();
        reader.expect_screen("Bonjour Inaya,").await;
        reader.navigate("Voir mon compte", "Mon compte").await;
        let mobile = "Je renseigne mon numéro de téléphone mobile";
        reader.navigate("Modifier le numéro de mobile", mobile).await;
        reader.fill_all(&[("Numéro de téléphone mobile", "0698765432")]).await;
        reader.navigate("Valider", "Je valide mon numéro de téléphone mobile").await;
        reader.fill_all(&[("Code à usage unique", "034567")]).await;
        reader.navigate("Valider", "Mon compte").await;
        reader.open("/espace/compte/fermeture", "Je ferme Mon espace santé").await;
        reader.fill_all(&credentials[1..]).await;
        reader.navigate("Fermer Mon espace santé", "Mon espace santé est fermé").await;
        reader.open("/rien-de-tel", "Cette page n’existe pas").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn recovery_announces_each_screen_once() {
    visit_with_screen_reader("announced-recovery", async |reader: &ScreenReader<'_>| {
        let visit = reader.visit;
        reader.open("/identifiant-oublie", "Je m’identifie").await;
        reader.fill_all(&[("Numéro de sécurité sociale", "288027511504294")]).await;
        reader.fill_birth_date(["14", "02", "1988"]).await;
        reader.navigate("Continuer", "Votre identifiant vous a été envoyé").await;
        reader.open("/mot-de-passe-oublie", "Je m’identifie").await;
        reader.fill_all(&[("Numéro de sécurité sociale", "288027511504294")]).await;
        reader.fill_birth_date(["14", "02", "1988"]).await;
        visit.click_label(PHOTO).await;
        reader.fill_all(&[("Numéro de série de carte Vitale", "03100012345")]).await;
        reader.navigate("Continuer", "Je saisis le code d’accès que j’ai reçu").await;
        reader.fill_all(&[("Code d’accès", "034567")]).await;
        reader.navigate("Continuer", "Réinitialisation du mot de passe").await;
        let password = "Printemps-2026!";
        reader
            .fill_all(&[
                ("Nouveau mot de passe", password),
                ("Confirmer le mot de passe", password),
            ])
            .await;
        reader.navigate("Valider", "Votre mot de passe a bien été modifié").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn activation_without_code_announces_each_screen_once() {
    visit_with_screen_reader("announced-birth-date", async |reader: &ScreenReader<'_>| {
        let visit = reader.visit;
        reader.open("/activer", "Mon espace santé").await;
        reader.navigate("Continuer sans code", "J’indique la date de naissance").await;
        reader.fill_birth_date(["07", "03", "1970"]).await;
        reader.navigate("Continuer", "J’indique le numéro et la carte Vitale").await;
        reader.fill_all(&[("Mon numéro de sécurité sociale", "116304403801618")]).await;
        visit.click_label(PHOTO).await;
        reader.fill_all(&[("Mon numéro de série", "01024576124")]).await;
        reader.navigate("Continuer", "Envoi du code provisoire").await;
        reader.click_to_notice("Valider", "erreurs", "Choisissez une réponse.").await;
        visit.click_label("Par SMS").await;
        reader.navigate("Valider", "Je saisis le code provisoire").await;
        let code = visit.host.sandbox().outbox()[0].code.clone().unwrap();
        reader.fill_all(&[("Saisir le code provisoire à 12 caractères", &code)]).await;
        reader.navigate("Continuer", "Je prends ma décision").await;
        visit.click_label("Je m’oppose à la création de Mon espace santé").await;
        reader
            .navigate("Continuer", "Je valide l’opposition à la création de Mon espace santé")
            .await;
        reader.navigate("Continuer", "Ma décision a bien été prise en compte").await;
        visit.select_profile("Gerard Capanelli").await;
        reader.navigate("Gérer le profil", "Je prends ma décision pour Gerard").await;
        visit.click_label("Je m’oppose à la création de Mon espace santé pour Gerard").await;
        let validation = "Je valide l’opposition à la création de l’espace santé de Gerard";
        reader.navigate("Continuer", validation).await;
        reader.navigate("Continuer", "Votre décision pour Gerard a bien été prise en compte").await;
        reader.navigate("Gérer un autre profil", "Mes profils rattachés").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn information_and_failure_pages_announce_their_title_once() {
    visit_with_screen_reader("announced-information", async |reader: &ScreenReader<'_>| {
        let visit = reader.visit;
        reader.open("/", "Mon espace santé, votre carnet de santé numérique").await;
        reader.navigate("Besoin d’aide ?", "Aide").await;
        reader
            .navigate("Conditions Générales d’Utilisation", "Conditions Générales d’Utilisation")
            .await;
        reader.navigate("Données personnelles", "Données personnelles").await;
        reader.navigate("Mentions légales", "Mentions légales").await;
        reader.navigate("Accessibilité : non conforme", "Déclaration d’accessibilité").await;
        reader.open("/activer/decision", "Reprenons depuis le début").await;
        reader.open("/espace", "Connectez-vous pour continuer").await;
        // The title is announced, then the error.
        visit.open("/mot-de-passe-oublie#jeton=").await;
        reader.wait_for_focus("incident").await;
        let announced = reader.announcements().await;
        let [[first, title], [second, notice]] = &announced[..] else { panic!("{announced:?}") };
        assert_eq!([first, title, second], ["focus", "Ouverture de votre lien", "focus"]);
        assert!(notice.contains("Ce lien n’est plus valable"), "{notice}");
    })
    .await;
    visit_with_screen_reader("announced-sign-out", async |reader: &ScreenReader<'_>| {
        reader.open("/connexion", "Je m’identifie").await;
        let credentials = [("Mon identifiant", "inaya.m1988"), ("Mon mot de passe", "Sante-2022!")];
        reader.fill_all(&credentials).await;
        reader.navigate("Continuer", "Je saisis le code d’accès").await;
        reader.fill_all(&[("Code d’accès à usage unique", "034567")]).await;
        reader.navigate("Se connecter", "Bonjour Inaya,").await;
        for section in ["Profil Médical", "Documents", "Messages"] {
            reader.navigate(section, "Cette rubrique est un autre service").await;
        }
        reader.navigate("Accueil", "Bonjour Inaya,").await;
        reader.navigate("Se déconnecter", "Je suis déconnecté").await;
    })
    .await;
}
