//! What a screen reader is given to say: exactly one thing at each change of screen, the title that
//! takes the focus; and exactly one at each failure. Nobody with a screen reader has heard it: what is
//! counted is what makes one speak, the focus that the program gives and the regions that are live.

use std::time::Duration;

use mon_espace_sante::sandbox::Limits;
use mon_espace_sante::sandbox::host::Fault;

use crate::failures::copy_with_script;
use crate::visit::{Visit, plain, visit_site};

const PHOTO: &str = "Carte Vitale avec photo";
const TERMS: &str = "J’accepte les Conditions Générales d’Utilisation et la Politique de protection des données personnelles.";

/// Writes down, from the first moment of each page, the focus that is given to what nobody can tab to,
/// every text that comes into a live region or with one, and a screen that is removed with the focus in it,
/// after which Orca says nothing of the next.
const EARS: &str = "(() => { \
    const log = window.spoken = []; \
    const live = '[role=status], [role=alert], [role=log], [aria-live]:not([aria-live=off])'; \
    const words = e => e.textContent.replace(/\\s+/g, ' ').trim(); \
    for (const [name, removed] of [['removeChild', (_, child) => child], ['remove', e => e]]) { \
        const owner = name === 'remove' ? Element.prototype : Node.prototype; \
        const original = owner[name]; \
        owner[name] = function (child) { \
            const gone = removed(this, child); \
            if (gone.id === 'contenu' && gone.contains(document.activeElement)) log.push(['removed with the focus', '']); \
            return original.call(this, child); }; } \
    addEventListener('focusin', ({ target: e }) => { \
        if (e.tabIndex < 0) log.push(['focus', words(e)]); }); \
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
            if (region.isConnected && region.checkVisibility() && words(region)) log.push(['live', words(region)]); \
    }).observe(document, { subtree: true, childList: true, characterData: true }); })()";

/// What was to be said since this was asked last, once what comes with the next paints has come.
const SAID: &str = "const done = arguments[0]; \
    const frames = (n, then) => n ? requestAnimationFrame(() => frames(n - 1, then)) : then(); \
    frames(4, () => done(window.spoken.splice(0)))";

struct Ears<'a>(&'a Visit);

/// Walks over the site with the ears in its page.
async fn visit(name: &str, walk: impl AsyncFnOnce(&Ears<'_>)) {
    let site = copy_with_script(name, EARS);
    visit_site(name, Limits::default(), site, async |visit: &Visit| walk(&Ears(visit)).await).await;
}

impl Ears<'_> {
    /// What typing says, a pause later, is left out.
    async fn said(&self) -> Vec<[String; 2]> {
        let said = self.0.driver.execute_async(SAID, Vec::new()).await.unwrap();
        let mut said: Vec<[String; 2]> = serde_json::from_value(said.json().clone()).unwrap();
        let typing = |said: &str| said.contains("caractères saisis") || said.contains("critère");
        said.retain(|[what, words]| what != "live" || !typing(words));
        said
    }

    /// Until an act nothing is said.
    async fn acts(&self, words: &str) {
        let said = self.said().await;
        assert!(said.is_empty(), "before « {words} »: {said:?}");
        self.0.presses(words).await;
    }

    /// The screen of a title has come: its title was said, and nothing else.
    async fn arrives(&self, title: &str) {
        self.0.arrives(title).await;
        let said = self.said().await;
        assert!(
            matches!(&said[..], [[what, words]] if what == "focus" && *words == plain(title)),
            "at « {title} »: {said:?}"
        );
    }

    async fn opens(&self, path: &str, title: &str) {
        self.0.open(path).await;
        self.arrives(title).await;
    }

    async fn goes(&self, words: &str, title: &str) {
        self.acts(words).await;
        self.arrives(title).await;
    }

    /// Something is refused, or fails, or is told: it was said once, by the focus on what has an id.
    async fn tells(&self, words: &str, id: &str, told: &str) {
        self.acts(words).await;
        self.is_on(id).await;
        let said = self.said().await;
        assert!(
            matches!(&said[..], [[what, words]] if what == "focus" && words.contains(told)),
            "after « {words} »: {said:?}"
        );
    }

    async fn is_on(&self, id: &str) {
        let on = "return document.activeElement.id";
        self.0.until(id, async || (self.0.runs(on).await == *id).then_some(())).await;
    }

    async fn is_told_of_children_who_did_not_come(&self) {
        self.0.sees("Un problème technique est survenu").await;
        let said = self.said().await;
        let [[first, title], [second, told]] = &said[..] else { panic!("{said:?}") };
        assert_eq!([first, title, second], ["focus", "Mes profils rattachés", "live"]);
        assert!(told.contains("Un problème technique est survenu"), "{told}");
    }

    async fn born(&self, [day, month, year]: [&str; 3]) {
        self.0.types("Jour", day).await;
        self.0.types("Mois", month).await;
        self.0.types("Année", year).await;
    }

    async fn types(&self, fields: &[(&str, &str)]) {
        for (label, text) in fields {
            self.0.types(label, text).await;
        }
    }
}

const IDENTIFICATION: [(&str, &str); 3] = [
    ("Code provisoire composé de 12 caractères", "HuqZF3KXCz8k"),
    ("Numéro de sécurité sociale", "116304403801618"),
    ("Numéro de série de carte Vitale", "01024576124"),
];

/// As far as B5.
async fn martine(ears: &Ears<'_>) {
    ears.opens("/activer/identification", "Je m’identifie").await;
    ears.0.chooses(PHOTO).await;
    ears.types(&IDENTIFICATION).await;
    ears.goes("Continuer", "Je prends ma décision").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn activation_says_each_screen_and_each_error_once() {
    visit("announced-activation", async |ears: &Ears<'_>| {
        let visit = ears.0;
        ears.opens("/", "Mon espace santé, votre carnet de santé numérique").await;
        ears.goes("Activer Mon espace santé", "Mon espace santé").await;
        ears.goes("Commencer", "Je m’identifie").await;
        ears.tells("Continuer", "erreurs", "4 réponses sont à corriger").await;
        ears.tells("Continuer", "erreurs", "4 réponses sont à corriger").await;
        visit.chooses(PHOTO).await;
        ears.types(&IDENTIFICATION).await;
        for _ in 0..2 {
            visit.host.fault("/activation/identification", Fault::problem(503, "unavailable"));
        }
        ears.tells("Continuer", "incident", "Un problème technique est survenu").await;
        // « Réessayer » goes with its notice: the focus that it had is not lost, and not spoken.
        ears.tells("Réessayer", "incident", "Un problème technique est survenu").await;
        ears.goes("Réessayer", "Je prends ma décision").await;
        visit.chooses("J’active Mon espace santé").await;
        ears.tells("Continuer", "erreurs", "Cochez la case").await;
        visit.chooses(TERMS).await;
        ears.goes("Continuer", "Je vérifie mes coordonnées de contact").await;
        ears.goes("Modifier l’adresse e-mail", "Je modifie mon adresse e-mail").await;
        ears.types(&[("Adresse e-mail", "martine@exemple.fr")]).await;
        ears.goes("Valider", "Je valide mon adresse e-mail").await;
        ears.tells("Valider", "erreurs", "Le champ est obligatoire.").await;
        visit.driver.back().await.unwrap();
        ears.arrives("Je modifie mon adresse e-mail").await;
        visit.driver.forward().await.unwrap();
        ears.arrives("Je valide mon adresse e-mail").await;
        ears.types(&[("Code à usage unique", "034567")]).await;
        ears.goes("Valider", "Je vérifie mes coordonnées de contact").await;
        ears.goes("Continuer", "Je choisis mon identifiant et mon mot de passe").await;
        ears.types(&[("Identifiant", "martine.l1970"), ("Mot de passe", "Breizh-1970!")]).await;
        visit.types("Confirmer le mot de passe", "Breizh-1970!").await;
        ears.goes("Valider", "Mon espace santé a bien été activé !").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_code_says_each_screen_and_each_sending_once() {
    visit("announced-code", async |ears: &Ears<'_>| {
        let visit = ears.0;
        ears.opens("/code", "Je génère un nouveau code provisoire").await;
        ears.types(&IDENTIFICATION[1..]).await;
        ears.born(["07", "03", "1970"]).await;
        visit.chooses(PHOTO).await;
        ears.goes("Continuer", "Envoi du code provisoire").await;
        visit.chooses("Par SMS : ** * * * * 3 14").await;
        ears.goes("Valider", "Le code provisoire a été envoyé").await;
        visit.host.sandbox().advance(30);
        visit.driver.refresh().await.unwrap();
        ears.arrives("Le code provisoire a été envoyé").await;
        visit.presses("Je n’ai pas reçu le code").await;
        let told = "Le code vous a été envoyé à nouveau.";
        ears.tells("Envoyer à nouveau le code", "renvoye", told).await;
        ears.goes("Retour", "Envoi du code provisoire").await;
        ears.goes("Mes coordonnées sont incorrectes ?", "Mes coordonnées sont incorrectes").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn opposition_and_the_children_say_each_screen_once() {
    visit("announced-opposition", async |ears: &Ears<'_>| {
        let visit = ears.0;
        martine(ears).await;
        visit.chooses("Je m’oppose à la création de Mon espace santé").await;
        ears.goes("Continuer", "Je valide l’opposition à la création de Mon espace santé").await;
        ears.goes("Continuer", "Ma décision a bien été prise en compte").await;
        visit.chooses_profile("Jean-Jacques Capanelli").await;
        ears.goes("Gérer le profil", "Je prends ma décision pour Jean-Jacques").await;
        // Whose page it is, is said once it is known, and nothing before.
        let of_child = "Je prends ma décision pour Jean-Jacques";
        visit.host.fault("/profiles", Fault::Slow(Duration::from_secs(1)));
        visit.driver.refresh().await.unwrap();
        ears.arrives(of_child).await;
        for _ in 0..4 {
            visit.host.fault("/profiles", Fault::problem(503, "unavailable"));
        }
        visit.driver.refresh().await.unwrap();
        visit.arrives("Mes profils rattachés").await;
        ears.is_told_of_children_who_did_not_come().await;
        visit.host.forgives();
        // « Réessayer » goes, and the title that stands gets its focus until there is another.
        visit.presses("Réessayer").await;
        visit.arrives(of_child).await;
        assert_eq!(ears.said().await.last().unwrap()[1], of_child);
        visit.chooses("J’active Mon espace santé pour Jean-Jacques").await;
        visit.chooses(TERMS).await;
        ears.goes("Continuer", "L’espace santé de Jean-Jacques est activé").await;
        // Children who cannot be read are told of, for they come by themselves.
        for _ in 0..4 {
            visit.host.fault("/profiles", Fault::problem(503, "unavailable"));
        }
        visit.open("/profils").await;
        visit.arrives("Mes profils rattachés").await;
        ears.is_told_of_children_who_did_not_come().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_space_says_each_screen_once() {
    visit("announced-space", async |ears: &Ears<'_>| {
        let visit = ears.0;
        ears.opens("/connexion", "Je m’identifie").await;
        let known = [("Mon identifiant", "inaya.m1988"), ("Mon mot de passe", "Sante-2022!")];
        ears.types(&[("Mon identifiant", "inaya.m1988"), ("Mon mot de passe", "Faux-2022!")]).await;
        ears.tells("Continuer", "incident", "Il vous reste 2 essais").await;
        ears.types(&known).await;
        ears.goes("Continuer", "Je saisis le code d’accès").await;
        ears.types(&[("Code d’accès à usage unique", "034567")]).await;
        ears.goes("Se connecter", "Bonjour Inaya,").await;
        ears.goes("Voir mon compte", "Mon compte").await;
        visit.sees("inaya.m1988").await;
        visit.driver.back().await.unwrap();
        ears.arrives("Bonjour Inaya,").await;
        ears.goes("Voir mon compte", "Mon compte").await;
        let mobile = "Je renseigne mon numéro de téléphone mobile";
        ears.goes("Modifier le numéro de mobile", mobile).await;
        ears.types(&[("Numéro de téléphone mobile", "0698765432")]).await;
        ears.goes("Valider", "Je valide mon numéro de téléphone mobile").await;
        ears.types(&[("Code à usage unique", "034567")]).await;
        ears.goes("Valider", "Mon compte").await;
        ears.opens("/espace/compte/fermeture", "Je ferme Mon espace santé").await;
        ears.types(&known[1..]).await;
        ears.goes("Fermer Mon espace santé", "Mon espace santé est fermé").await;
        ears.opens("/rien-de-tel", "Cette page n’existe pas").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn recovery_says_each_screen_once() {
    visit("announced-recovery", async |ears: &Ears<'_>| {
        let visit = ears.0;
        ears.opens("/identifiant-oublie", "Je m’identifie").await;
        ears.types(&[("Numéro de sécurité sociale", "288027511504294")]).await;
        ears.born(["14", "02", "1988"]).await;
        ears.goes("Continuer", "Votre identifiant vous a été envoyé").await;
        ears.opens("/mot-de-passe-oublie", "Je m’identifie").await;
        ears.types(&[("Numéro de sécurité sociale", "288027511504294")]).await;
        ears.born(["14", "02", "1988"]).await;
        visit.chooses(PHOTO).await;
        ears.types(&[("Numéro de série de carte Vitale", "03100012345")]).await;
        ears.goes("Continuer", "Je saisis le code d’accès que j’ai reçu").await;
        ears.types(&[("Code d’accès", "034567")]).await;
        ears.goes("Continuer", "Réinitialisation du mot de passe").await;
        let new = "Printemps-2026!";
        ears.types(&[("Nouveau mot de passe", new), ("Confirmer le mot de passe", new)]).await;
        ears.goes("Valider", "Votre mot de passe a bien été modifié").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn activation_without_a_code_says_each_screen_once() {
    visit("announced-birth-date", async |ears: &Ears<'_>| {
        let visit = ears.0;
        ears.opens("/activer", "Mon espace santé").await;
        ears.goes("Continuer sans code", "J’indique la date de naissance").await;
        ears.born(["07", "03", "1970"]).await;
        ears.goes("Continuer", "J’indique le numéro et la carte Vitale").await;
        ears.types(&[("Mon numéro de sécurité sociale", "116304403801618")]).await;
        visit.chooses(PHOTO).await;
        ears.types(&[("Mon numéro de série", "01024576124")]).await;
        ears.goes("Continuer", "Envoi du code provisoire").await;
        ears.tells("Valider", "erreurs", "Choisissez une réponse.").await;
        visit.chooses("Par SMS").await;
        ears.goes("Valider", "Je saisis le code provisoire").await;
        let code = visit.host.sandbox().outbox()[0].code.clone().unwrap();
        ears.types(&[("Saisir le code provisoire à 12 caractères", &code)]).await;
        ears.goes("Continuer", "Je prends ma décision").await;
        visit.chooses("Je m’oppose à la création de Mon espace santé").await;
        ears.goes("Continuer", "Je valide l’opposition à la création de Mon espace santé").await;
        ears.goes("Continuer", "Ma décision a bien été prise en compte").await;
        visit.chooses_profile("Gerard Capanelli").await;
        ears.goes("Gérer le profil", "Je prends ma décision pour Gerard").await;
        visit.chooses("Je m’oppose à la création de Mon espace santé pour Gerard").await;
        let validated = "Je valide l’opposition à la création de l’espace santé de Gerard";
        ears.goes("Continuer", validated).await;
        ears.goes("Continuer", "Votre décision pour Gerard a bien été prise en compte").await;
        ears.goes("Gérer un autre profil", "Mes profils rattachés").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_around_say_their_title_once() {
    visit("announced-around", async |ears: &Ears<'_>| {
        let visit = ears.0;
        ears.opens("/", "Mon espace santé, votre carnet de santé numérique").await;
        ears.goes("Besoin d’aide ?", "Aide").await;
        ears.goes("Conditions Générales d’Utilisation", "Conditions Générales d’Utilisation").await;
        ears.goes("Données personnelles", "Données personnelles").await;
        ears.goes("Mentions légales", "Mentions légales").await;
        ears.goes("Accessibilité : non conforme", "Déclaration d’accessibilité").await;
        ears.opens("/activer/decision", "Reprenons depuis le début").await;
        ears.opens("/espace", "Connectez-vous pour continuer").await;
        // The page, then what is wrong with it.
        visit.open("/mot-de-passe-oublie#jeton=").await;
        ears.is_on("incident").await;
        let said = ears.said().await;
        let [[first, title], [second, told]] = &said[..] else { panic!("{said:?}") };
        assert_eq!([first, title, second], ["focus", "Ouverture de votre lien", "focus"]);
        assert!(told.contains("Ce lien n’est plus valable"), "{told}");
    })
    .await;
    visit("announced-leaving", async |ears: &Ears<'_>| {
        ears.opens("/connexion", "Je m’identifie").await;
        let known = [("Mon identifiant", "inaya.m1988"), ("Mon mot de passe", "Sante-2022!")];
        ears.types(&known).await;
        ears.goes("Continuer", "Je saisis le code d’accès").await;
        ears.types(&[("Code d’accès à usage unique", "034567")]).await;
        ears.goes("Se connecter", "Bonjour Inaya,").await;
        for room in ["Profil Médical", "Documents", "Messages"] {
            ears.goes(room, "Cette rubrique est un autre service").await;
        }
        ears.goes("Accueil", "Bonjour Inaya,").await;
        ears.goes("Se déconnecter", "Je suis déconnecté").await;
    })
    .await;
}
