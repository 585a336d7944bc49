//! How each operation of the contract is come by in a page: where one must stand, which screen opens,
//! what is typed there, what is pressed, and what is seen once it is done.

use serde_json::{Value, json};

/// Where an operation is sent from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// A form, by its button.
    Submits(&'static str),
    /// A button that acts by itself, and tells beside itself what became of it.
    Presses(&'static str),
    /// The button of the dialog before the end of the session.
    Stays(&'static str),
    /// The screen itself, once it stands.
    Loads,
    /// The page itself, before any screen stands.
    Begins,
}

/// What is seen once it is done.
#[derive(Debug, Clone, Copy)]
pub enum Done {
    /// A screen of this title.
    Screen(&'static str),
    /// These words, on the same screen.
    Words(&'static str),
    /// The dialog is gone.
    Closed,
}

/// One operation in a page.
pub struct Case {
    pub operation: &'static str,
    /// What was sent before: `[method, path, body]`, below the API’s base or of the sandbox.
    pub before: Vec<Value>,
    /// The address that is opened, and the title that stands there.
    pub opens: &'static str,
    pub title: &'static str,
    /// Fields by their selectors, and what is typed; choices are chosen. `{code}` is the code of the
    /// newest message.
    pub typed: Vec<(&'static str, &'static str)>,
    pub act: Act,
    pub done: Done,
}

const PHOTO: (&str, &str) = ("[name=carte][value=photo]", "");
const MARTINE: [(&str, &str); 3] =
    [("#numero", "1 16 30 44 038 016 18"), PHOTO, ("#serie", "01024576124")];
const INAYA: [(&str, &str); 3] =
    [("#numero", "2 88 02 75 115 042 94"), PHOTO, ("#serie", "03100012345")];
const MARTINE_BORN: [(&str, &str); 3] = [("#jour", "07"), ("#mois", "03"), ("#annee", "1970")];
const INAYA_BORN: [(&str, &str); 3] = [("#jour", "14"), ("#mois", "02"), ("#annee", "1988")];
const CODE: (&str, &str) = ("#code-unique", "034567");
const RESENT: Done = Done::Words("Un nouveau code vous a été envoyé.");
const RECEIPT: Act = Act::Presses("Télécharger le justificatif (format .pdf)");
const DOWNLOADED: Done = Done::Words("Le justificatif a été téléchargé");
const AGAIN: Act = Act::Presses("Envoyer à nouveau le code");

fn reset(preset: &str) -> Value {
    json!(["POST", "/sandbox/reset", { "preset": preset }])
}

/// Longer than a cool-down.
fn later() -> Value {
    json!(["POST", "/sandbox/clock", { "advance_s": 30 }])
}

fn martine() -> Value {
    json!({ "nir": "116304403801618", "card": { "kind": "photo", "serial": "01024576124" } })
}

fn with(mut body: Value, name: &str, value: &str) -> Value {
    body[name] = value.into();
    body
}

fn identified() -> Vec<Value> {
    let body = with(martine(), "code", "HuqZF3KXCz8k");
    vec![reset("fresh"), json!(["POST", "/activation/identification", body])]
}

fn known_channels() -> Vec<Value> {
    vec![reset("fresh"), json!(["POST", "/codes", with(martine(), "birth_date", "1970-03-07")])]
}

fn code_sent() -> Vec<Value> {
    and(known_channels(), json!(["POST", "/codes/delivery", { "channel": "sms" }]))
}

fn opposed() -> Vec<Value> {
    and(identified(), json!(["POST", "/opposition"]))
}

fn decided() -> Vec<Value> {
    vec![reset("martine-decided")]
}

fn signed_in() -> Vec<Value> {
    vec![reset("inaya-signed-in")]
}

fn code_of_sign_in() -> Vec<Value> {
    let body =
        json!({ "identifier": "inaya.m1988", "password": "Sante-2022!", "channel": "email" });
    vec![reset("fresh"), json!(["POST", "/sign-in", body])]
}

fn reset_code() -> Vec<Value> {
    let body = json!({
        "nir": "288027511504294",
        "birth_date": "1988-02-14",
        "card": { "kind": "photo", "serial": "03100012345" },
    });
    vec![reset("fresh"), json!(["POST", "/recovery/password", body])]
}

fn and(mut before: Vec<Value>, step: Value) -> Vec<Value> {
    before.push(step);
    before
}

fn case(operation: &'static str, before: Vec<Value>) -> Case {
    let (opens, title) = ("", "");
    Case { operation, before, opens, title, typed: vec![], act: Act::Loads, done: Done::Closed }
}

impl Case {
    fn at(mut self, opens: &'static str, title: &'static str) -> Self {
        (self.opens, self.title) = (opens, title);
        self
    }

    fn types(mut self, typed: impl IntoIterator<Item = (&'static str, &'static str)>) -> Self {
        self.typed.extend(typed);
        self
    }

    fn does(mut self, act: Act, done: Done) -> Self {
        (self.act, self.done) = (act, done);
        self
    }

    fn submits(self, button: &'static str, screen: &'static str) -> Self {
        self.does(Act::Submits(button), Done::Screen(screen))
    }
}

/// Every operation that a page sends, in the order of a citizen’s journeys.
pub fn cases() -> Vec<Case> {
    let mut cases = activation();
    cases.extend(codes_and_contact());
    cases.extend(opposition_and_profiles());
    cases.extend(sign_in_and_account());
    cases.extend(recovery());
    cases
}

pub fn activation() -> Vec<Case> {
    let chosen = and(decided(), json!(["POST", "/activation/contact"]));
    vec![
        case("Identify", vec![reset("fresh")])
            .at("/activer/identification", "Je m’identifie")
            .types([("#code", "HuqZF3KXCz8k")])
            .types(MARTINE)
            .submits("Continuer", "Je prends ma décision"),
        case("EnterCode", code_sent())
            .at("/activer/code", "Je saisis le code provisoire")
            .types([("#code", "{code}")])
            .submits("Continuer", "Je prends ma décision"),
        case("Consent", identified())
            .at("/activer/decision", "Je prends ma décision")
            .types([("[name=decision][value=activer]", ""), ("#conditions", "")])
            .submits("Continuer", "Je vérifie mes coordonnées de contact"),
        case("ConfirmContact", decided())
            .at("/activer/coordonnees", "Je vérifie mes coordonnées de contact")
            .submits("Continuer", "Je choisis mon identifiant et mon mot de passe"),
        case("ChooseCredentials", chosen)
            .at("/activer/identifiants", "Je choisis mon identifiant et mon mot de passe")
            .types([("#identifiant", "martine.l1970"), ("#mot-de-passe", "Breizh-1970!")])
            .types([("#confirmation", "Breizh-1970!")])
            .submits("Valider", "Mon espace santé a bien été activé !"),
    ]
}

pub fn codes_and_contact() -> Vec<Case> {
    let mobile = and(decided(), json!(["POST", "/contact/mobile", { "mobile": "0698765432" }]));
    let email =
        and(signed_in(), json!(["POST", "/contact/email", { "email": "inaya@exemple.fr" }]));
    let waiting = "/activer/coordonnees/mobile/validation";
    let waits = "Je valide mon numéro de téléphone mobile";
    vec![
        case("RequestCode", vec![reset("fresh")])
            .at("/code", "Je génère un nouveau code provisoire")
            .types(MARTINE)
            .types(MARTINE_BORN)
            .submits("Continuer", "Envoi du code provisoire"),
        case("DeliverCode", known_channels())
            .at("/code/reception", "Envoi du code provisoire")
            .types([("[name=reception][value=sms]", "")])
            .submits("Valider", "Le code provisoire a été envoyé"),
        case("ChangeEmail", decided())
            .at("/activer/coordonnees/email", "Je modifie mon adresse e-mail")
            .types([("#email", "martine@exemple.fr")])
            .submits("Valider", "Je valide mon adresse e-mail"),
        case("ChangeMobile", signed_in())
            .at("/espace/compte/mobile", "Je renseigne mon numéro de téléphone mobile")
            .types([("#mobile", "06 98 76 54 32")])
            .submits("Valider", waits),
        case("ConfirmChange", email)
            .at("/espace/compte/email/validation", "Je valide mon adresse e-mail")
            .types([CODE])
            .submits("Valider", "Mon compte"),
        case("ResendChange", and(mobile.clone(), later()))
            .at(waiting, waits)
            .types([CODE])
            .does(AGAIN, RESENT),
        case("CancelChange", mobile)
            .at(waiting, waits)
            .types([CODE])
            .does(Act::Presses("Annuler"), Done::Screen("Je vérifie mes coordonnées de contact")),
    ]
}

pub fn opposition_and_profiles() -> Vec<Case> {
    let terms = json!({ "terms_version": "2021-12" });
    let active = and(opposed(), json!(["POST", "/profiles/p-7a2/activation", terms]));
    vec![
        case("Oppose", identified())
            .at(
                "/opposition/validation",
                "Je valide l’opposition à la création de Mon espace santé",
            )
            .submits("Continuer", "Ma décision a bien été prise en compte"),
        case("OppositionReceipt", opposed())
            .at("/opposition/confirmation", "Ma décision a bien été prise en compte")
            .does(RECEIPT, DOWNLOADED),
        case("ReadProfiles", opposed())
            .at("/profils", "Mes profils rattachés")
            .does(Act::Loads, Done::Words("Jean-Jacques Capanelli")),
        case("ActivateProfile", opposed())
            .at("/profils/p-7a2/decision", "Je prends ma décision pour Jean-Jacques")
            .types([("[name=decision][value=activer]", ""), ("#conditions", "")])
            .submits("Continuer", "L’espace santé de Jean-Jacques est activé"),
        case("OpposeProfile", opposed())
            .at(
                "/profils/p-7a3/opposition",
                "Je valide l’opposition à la création de l’espace santé de Gerard",
            )
            .submits("Continuer", "Votre décision pour Gerard a bien été prise en compte"),
        case("CloseProfile", active)
            .at(
                "/profils/p-7a2/opposition",
                "Je valide la fermeture de l’espace santé de Jean-Jacques",
            )
            .submits("Continuer", "L’espace santé de Jean-Jacques est fermé"),
        case("ProfileReceipt", opposed())
            .at(
                "/profils/p-7a1/confirmation",
                "Votre décision pour Virginie a bien été prise en compte",
            )
            .does(RECEIPT, DOWNLOADED),
    ]
}

pub fn sign_in_and_account() -> Vec<Case> {
    let closed =
        and(signed_in(), json!(["POST", "/account/closure", { "password": "Sante-2022!" }]));
    let code = "Je saisis le code d’accès";
    vec![
        case("SignIn", vec![reset("fresh")])
            .at("/connexion", "Je m’identifie")
            .types([("#identifiant", "inaya.m1988"), ("#mot-de-passe", "Sante-2022!")])
            .types([("[name=reception][value=sms]", "")])
            .submits("Continuer", code),
        case("ConfirmSignIn", code_of_sign_in())
            .at("/connexion/code", code)
            .types([CODE])
            .submits("Se connecter", "Bonjour Inaya,"),
        case("ResendSignIn", and(code_of_sign_in(), later()))
            .at("/connexion/code", code)
            .types([CODE])
            .does(AGAIN, RESENT),
        case("ReadSession", signed_in())
            .at("/espace", "Bonjour Inaya,")
            .does(Act::Begins, Done::Screen("Bonjour Inaya,")),
        case("RenewSession", and(signed_in(), later()))
            .at("/espace", "Bonjour Inaya,")
            .does(Act::Stays("Rester connecté"), Done::Closed),
        case("EndSession", signed_in())
            .at("/espace", "Bonjour Inaya,")
            .does(Act::Presses("Se déconnecter"), Done::Screen("Je suis déconnecté")),
        case("ReadAccount", signed_in())
            .at("/espace/compte", "Mon compte")
            .does(Act::Loads, Done::Words("inaya.m1988")),
        case("CloseAccount", signed_in())
            .at("/espace/compte/fermeture", "Je ferme Mon espace santé")
            .types([("#mot-de-passe", "Sante-2022!")])
            .submits("Fermer Mon espace santé", "Mon espace santé est fermé"),
        case("ClosureReceipt", closed)
            .at("/espace/compte/fermeture", "Mon espace santé est fermé")
            .does(RECEIPT, DOWNLOADED),
    ]
}

pub fn recovery() -> Vec<Case> {
    let code = "Je saisis le code d’accès que j’ai reçu";
    let new = "Réinitialisation du mot de passe";
    let confirmed = and(
        reset_code(),
        json!(["POST", "/recovery/password/one-time-code", { "one_time_code": "034567" }]),
    );
    vec![
        case("RecoverIdentifier", vec![reset("fresh")])
            .at("/identifiant-oublie", "Je m’identifie")
            .types([INAYA[0]])
            .types(INAYA_BORN)
            .submits("Continuer", "Votre identifiant vous a été envoyé"),
        case("RecoverPassword", vec![reset("fresh")])
            .at("/mot-de-passe-oublie", "Je m’identifie")
            .types(INAYA)
            .types(INAYA_BORN)
            .submits("Continuer", code),
        case("ConfirmReset", reset_code())
            .at("/mot-de-passe-oublie/code", code)
            .types([CODE])
            .submits("Continuer", new),
        case("ResendReset", and(reset_code(), later()))
            .at("/mot-de-passe-oublie/code", code)
            .types([CODE])
            .does(AGAIN, RESENT),
        case("OpenResetLink", reset_code())
            .at("{link}", "Ouverture de votre lien")
            .does(Act::Loads, Done::Screen(new)),
        case("ResetPassword", confirmed)
            .at("/mot-de-passe-oublie/nouveau", new)
            .types([("#mot-de-passe", "Printemps-2026!"), ("#confirmation", "Printemps-2026!")])
            .submits("Valider", "Votre mot de passe a bien été modifié"),
    ]
}
