//! How a page sends each operation of the contract: the state before, the address, the inputs, the trigger, and
//! what the page shows after success.

use serde_json::{Value, json};

/// The user action, or the load, that sends an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trigger {
    /// The submit button of a form.
    Submit(&'static str),
    /// A button outside a form; the result is shown beside it.
    Button(&'static str),
    /// The button of the dialog before the end of the session.
    SessionDialog(&'static str),
    /// Opening a screen.
    ScreenLoad,
    /// Loading the page, before any screen is shown.
    PageLoad,
}

/// What the page shows after success.
#[derive(Debug, Clone, Copy)]
pub enum Success {
    /// A screen with this title.
    Screen(&'static str),
    /// This text, on the same screen.
    Text(&'static str),
    /// The same screen, without the dialog.
    DialogClosed,
}

/// How a page sends one operation.
pub struct Case {
    pub operation: &'static str,
    /// Requests that prepare the state: `[method, path, body]`. Paths are below the API's base, or those of
    /// the sandbox.
    pub setup: Vec<Value>,
    pub address: &'static str,
    /// The title of the screen at that address.
    pub title: &'static str,
    /// Selectors and texts. Radio buttons and checkboxes are selected. `{code}` is the code of the newest
    /// message.
    pub inputs: Vec<(&'static str, &'static str)>,
    pub trigger: Trigger,
    pub success: Success,
}

const PHOTO: (&str, &str) = ("[name=carte][value=photo]", "");
const MARTINE: [(&str, &str); 3] =
    [("#numero", "1 16 30 44 038 016 18"), PHOTO, ("#serie", "01024576124")];
const INAYA: [(&str, &str); 3] =
    [("#numero", "2 88 02 75 115 000 39"), PHOTO, ("#serie", "03100012345")];
const MARTINE_BIRTH_DATE: [(&str, &str); 3] =
    [("#jour", "07"), ("#mois", "03"), ("#annee", "1970")];
const INAYA_BIRTH_DATE: [(&str, &str); 3] = [("#jour", "14"), ("#mois", "02"), ("#annee", "1988")];
const CODE: (&str, &str) = ("#code-unique", "034567");
const RESENT: Success = Success::Text("Un nouveau code vous a été envoyé.");
const RECEIPT: Trigger = Trigger::Button("Télécharger le justificatif (format .pdf)");
const DOWNLOADED: Success = Success::Text("Le justificatif a été téléchargé");
const RESEND: Trigger = Trigger::Button("Envoyer à nouveau le code");

fn reset(preset: &str) -> Value {
    json!(["POST", "/sandbox/reset", { "preset": preset }])
}

/// The request that moves the clock forward by 30 seconds, past the resend delay.
fn advance_30_s() -> Value {
    json!(["POST", "/sandbox/clock", { "advance_s": 30 }])
}

fn martine() -> Value {
    json!({ "nir": "116304403801618", "card": { "kind": "photo", "serial": "01024576124" } })
}

fn with_field(mut body: Value, name: &str, value: &str) -> Value {
    body[name] = value.into();
    body
}

fn identified() -> Vec<Value> {
    let body = with_field(martine(), "code", "HuqZF3KXCz8k");
    vec![reset("fresh"), json!(["POST", "/activation/identification", body])]
}

fn known_channels() -> Vec<Value> {
    vec![
        reset("fresh"),
        json!(["POST", "/codes", with_field(martine(), "birth_date", "1970-03-07")]),
    ]
}

fn code_sent() -> Vec<Value> {
    followed_by(known_channels(), json!(["POST", "/codes/delivery", { "channel": "sms" }]))
}

fn opposed() -> Vec<Value> {
    followed_by(identified(), json!(["POST", "/opposition"]))
}

fn decided() -> Vec<Value> {
    vec![reset("martine-decided")]
}
fn signed_in() -> Vec<Value> {
    vec![reset("inaya-signed-in")]
}

fn sign_in_code_sent() -> Vec<Value> {
    let body =
        json!({ "identifier": "inaya.m1988", "password": "Sante-2022!", "channel": "email" });
    vec![reset("fresh"), json!(["POST", "/sign-in", body])]
}

fn reset_code_sent() -> Vec<Value> {
    let body = json!({
        "nir": "288027511500039",
        "birth_date": "1988-02-14",
        "card": { "kind": "photo", "serial": "03100012345" },
    });
    vec![reset("fresh"), json!(["POST", "/recovery/password", body])]
}

fn followed_by(mut setup: Vec<Value>, request: Value) -> Vec<Value> {
    setup.push(request);
    setup
}

fn case(operation: &'static str, setup: Vec<Value>) -> Case {
    Case {
        operation,
        setup,
        address: "",
        title: "",
        inputs: vec![],
        trigger: Trigger::ScreenLoad,
        success: Success::DialogClosed,
    }
}

impl Case {
    fn at(mut self, address: &'static str, title: &'static str) -> Self {
        (self.address, self.title) = (address, title);
        self
    }

    fn inputs(mut self, inputs: impl IntoIterator<Item = (&'static str, &'static str)>) -> Self {
        self.inputs.extend(inputs);
        self
    }

    fn triggered_by(mut self, trigger: Trigger, success: Success) -> Self {
        (self.trigger, self.success) = (trigger, success);
        self
    }

    fn submitted_by(self, button: &'static str, screen: &'static str) -> Self {
        self.triggered_by(Trigger::Submit(button), Success::Screen(screen))
    }
}

/// Every operation that a page sends, in the order of the journeys.
pub fn cases() -> Vec<Case> {
    let mut cases = activation();
    cases.extend(codes_and_contact());
    cases.extend(opposition_and_profiles());
    cases.extend(sign_in_and_account());
    cases.extend(recovery());
    cases
}

pub fn activation() -> Vec<Case> {
    let chosen = followed_by(decided(), json!(["POST", "/activation/contact"]));
    vec![
        case("Identify", vec![reset("fresh")])
            .at("/activer/identification", "Je m’identifie")
            .inputs([("#code", "HuqZF3KXCz8k")])
            .inputs(MARTINE)
            .submitted_by("Continuer", "Je prends ma décision"),
        case("EnterCode", code_sent())
            .at("/activer/code", "Je saisis le code provisoire")
            .inputs([("#code", "{code}")])
            .submitted_by("Continuer", "Je prends ma décision"),
        case("Consent", identified())
            .at("/activer/decision", "Je prends ma décision")
            .inputs([("[name=decision][value=activer]", ""), ("#conditions", "")])
            .submitted_by("Continuer", "Je vérifie mes coordonnées de contact"),
        case("ConfirmContact", decided())
            .at("/activer/coordonnees", "Je vérifie mes coordonnées de contact")
            .submitted_by("Continuer", "Je choisis mon identifiant et mon mot de passe"),
        case("ChooseCredentials", chosen)
            .at("/activer/identifiants", "Je choisis mon identifiant et mon mot de passe")
            .inputs([("#identifiant", "martine.l1970"), ("#mot-de-passe", "Breizh-1970!")])
            .inputs([("#confirmation", "Breizh-1970!")])
            .submitted_by("Valider", "Mon espace santé a bien été activé !"),
    ]
}

pub fn codes_and_contact() -> Vec<Case> {
    let mobile =
        followed_by(decided(), json!(["POST", "/contact/mobile", { "mobile": "0698765432" }]));
    let email = followed_by(
        signed_in(),
        json!(["POST", "/contact/email", { "email": "inaya@exemple.fr" }]),
    );
    let proof = json!(["POST", "/contact/proof", { "channel": "email" }]);
    let (validation, validation_title) =
        ("/activer/coordonnees/mobile/validation", "Je valide mon numéro de téléphone mobile");
    vec![
        case("RequestCode", vec![reset("fresh")])
            .at("/code", "Je génère un nouveau code provisoire")
            .inputs(MARTINE)
            .inputs(MARTINE_BIRTH_DATE)
            .submitted_by("Continuer", "Envoi du code provisoire"),
        case("DeliverCode", known_channels())
            .at("/code/reception", "Envoi du code provisoire")
            .inputs([("[name=reception][value=sms]", "")])
            .submitted_by("Valider", "Le code provisoire a été envoyé"),
        case("ProveContact", known_channels())
            .at("/code/coordonnees", "Mes coordonnées sont incorrectes")
            .triggered_by(
                Trigger::Button("Recevoir un code à l’adresse mar*****@exemple.fr"),
                Success::Text("Saisissez le code à usage unique envoyé à"),
            ),
        case("ConfirmContactProof", followed_by(known_channels(), proof))
            .at("/code/coordonnees", "Mes coordonnées sont incorrectes")
            .inputs([CODE])
            .triggered_by(Trigger::Submit("Valider"), Success::Text("Modifier mon adresse e-mail")),
        case("ChangeEmail", decided())
            .at("/activer/coordonnees/email", "Je modifie mon adresse e-mail")
            .inputs([("#email", "martine@exemple.fr")])
            .submitted_by("Valider", "Je valide mon adresse e-mail"),
        case("ChangeMobile", signed_in())
            .at("/espace/compte/mobile", "Je renseigne mon numéro de téléphone mobile")
            .inputs([("#mobile", "06 98 76 54 32")])
            .submitted_by("Valider", validation_title),
        case("ConfirmChange", email)
            .at("/espace/compte/email/validation", "Je valide mon adresse e-mail")
            .inputs([CODE])
            .submitted_by("Valider", "Mon compte"),
        case("ResendChange", followed_by(mobile.clone(), advance_30_s()))
            .at(validation, validation_title)
            .inputs([CODE])
            .triggered_by(RESEND, RESENT),
        case("CancelChange", mobile).at(validation, validation_title).inputs([CODE]).triggered_by(
            Trigger::Button("Annuler"),
            Success::Screen("Je vérifie mes coordonnées de contact"),
        ),
    ]
}

pub fn opposition_and_profiles() -> Vec<Case> {
    let terms = json!({ "terms_version": "2021-12" });
    let active = followed_by(opposed(), json!(["POST", "/profiles/p-7a2/activation", terms]));
    let paul = vec![
        reset("fresh"),
        json!(["POST", "/activation/identification", {
            "code": "PaulRenaud01", "nir": "172056912300067",
            "card": { "kind": "no_photo", "serial": "60412377" },
        }]),
    ];
    vec![
        case("CloseCreated", paul)
            .at("/fermeture/validation", "Je valide la fermeture de Mon espace santé")
            .submitted_by("Fermer Mon espace santé", "Mon espace santé est fermé"),
        case("Oppose", identified())
            .at(
                "/opposition/validation",
                "Je valide l’opposition à la création de Mon espace santé",
            )
            .submitted_by("Continuer", "Ma décision a bien été prise en compte"),
        case("OppositionReceipt", opposed())
            .at("/opposition/confirmation", "Ma décision a bien été prise en compte")
            .triggered_by(RECEIPT, DOWNLOADED),
        case("ReadProfiles", opposed())
            .at("/profils", "Mes profils rattachés")
            .triggered_by(Trigger::ScreenLoad, Success::Text("Jean-Jacques Capanelli")),
        case("ActivateProfile", opposed())
            .at("/profils/p-7a2/decision", "Je prends ma décision pour Jean-Jacques")
            .inputs([("[name=decision][value=activer]", ""), ("#conditions", "")])
            .submitted_by("Continuer", "L’espace santé de Jean-Jacques est activé"),
        case("OpposeProfile", opposed())
            .at(
                "/profils/p-7a3/opposition",
                "Je valide l’opposition à la création de l’espace santé de Gerard",
            )
            .submitted_by("Continuer", "Votre décision pour Gerard a bien été prise en compte"),
        case("CloseProfile", active)
            .at(
                "/profils/p-7a2/opposition",
                "Je valide la fermeture de l’espace santé de Jean-Jacques",
            )
            .submitted_by("Continuer", "L’espace santé de Jean-Jacques est fermé"),
        case("ProfileReceipt", opposed())
            .at(
                "/profils/p-7a1/confirmation",
                "Votre décision pour Virginie a bien été prise en compte",
            )
            .triggered_by(RECEIPT, DOWNLOADED),
    ]
}

pub fn sign_in_and_account() -> Vec<Case> {
    let closed = followed_by(
        signed_in(),
        json!(["POST", "/account/closure", { "password": "Sante-2022!" }]),
    );
    let code = "Je saisis le code d’accès";
    let nadia =
        json!({ "identifier": "nadia.ferrand", "password": "Sante-2022!", "channel": "email" });
    let terms = vec![
        reset("fresh"),
        json!(["POST", "/sign-in", nadia]),
        json!(["POST", "/sign-in/one-time-code", { "one_time_code": "034567" }]),
    ];
    vec![
        case("AcceptTerms", terms)
            .at("/connexion/conditions", "Les conditions ont changé")
            .inputs([("#conditions", "")])
            .submitted_by("Continuer", "Bonjour Nadia,"),
        case("SignIn", vec![reset("fresh")])
            .at("/connexion", "Je m’identifie")
            .inputs([("#identifiant", "inaya.m1988"), ("#mot-de-passe", "Sante-2022!")])
            .inputs([("[name=reception][value=sms]", "")])
            .submitted_by("Continuer", code),
        case("ConfirmSignIn", sign_in_code_sent())
            .at("/connexion/code", code)
            .inputs([CODE])
            .submitted_by("Se connecter", "Bonjour Inaya,"),
        case("ResendSignIn", followed_by(sign_in_code_sent(), advance_30_s()))
            .at("/connexion/code", code)
            .inputs([CODE])
            .triggered_by(RESEND, RESENT),
        case("ReadSession", signed_in())
            .at("/espace", "Bonjour Inaya,")
            .triggered_by(Trigger::PageLoad, Success::Screen("Bonjour Inaya,")),
        case("RenewSession", followed_by(signed_in(), advance_30_s()))
            .at("/espace", "Bonjour Inaya,")
            .triggered_by(Trigger::SessionDialog("Rester connecté"), Success::DialogClosed),
        case("EndSession", signed_in())
            .at("/espace", "Bonjour Inaya,")
            .triggered_by(Trigger::Button("Se déconnecter"), Success::Screen("Je suis déconnecté")),
        case("ReadAccount", signed_in())
            .at("/espace/compte", "Mon compte")
            .triggered_by(Trigger::ScreenLoad, Success::Text("inaya.m1988")),
        case("EndOtherSessions", signed_in()).at("/espace/compte", "Mon compte").triggered_by(
            Trigger::Button("Fermer mes autres sessions"),
            Success::Text("Vos autres sessions ont été fermées."),
        ),
        case("ChangePassword", signed_in())
            .at("/espace/compte/mot-de-passe", "Je modifie mon mot de passe")
            .inputs([("#mot-de-passe", "Printemps-2026!"), ("#confirmation", "Printemps-2026!")])
            .submitted_by("Valider", "Mon compte"),
        case("ChangeIdentifier", signed_in())
            .at("/espace/compte/identifiant", "Je modifie mon identifiant")
            .inputs([("#identifiant", "inaya.martin")])
            .submitted_by("Valider", "Mon compte"),
        case("CloseAccount", signed_in())
            .at("/espace/compte/fermeture", "Je ferme Mon espace santé")
            .inputs([("#preuve", "Sante-2022!")])
            .submitted_by("Fermer Mon espace santé", "Mon espace santé est fermé"),
        case("ClosureReceipt", closed)
            .at("/espace/compte/fermeture", "Mon espace santé est fermé")
            .triggered_by(RECEIPT, DOWNLOADED),
    ]
}

pub fn recovery() -> Vec<Case> {
    let code = "Je saisis le code d’accès que j’ai reçu";
    let new = "Réinitialisation du mot de passe";
    let confirmed = followed_by(
        reset_code_sent(),
        json!(["POST", "/recovery/password/one-time-code", { "one_time_code": "034567" }]),
    );
    vec![
        case("RecoverIdentifier", vec![reset("fresh")])
            .at("/identifiant-oublie", "Je m’identifie")
            .inputs([INAYA[0]])
            .inputs(INAYA_BIRTH_DATE)
            .submitted_by("Continuer", "Votre identifiant vous a été envoyé"),
        case("RecoverPassword", vec![reset("fresh")])
            .at("/mot-de-passe-oublie", "Je m’identifie")
            .inputs(INAYA)
            .inputs(INAYA_BIRTH_DATE)
            .submitted_by("Continuer", code),
        case("ConfirmReset", reset_code_sent())
            .at("/mot-de-passe-oublie/code", code)
            .inputs([CODE])
            .submitted_by("Continuer", new),
        case("ResendReset", followed_by(reset_code_sent(), advance_30_s()))
            .at("/mot-de-passe-oublie/code", code)
            .inputs([CODE])
            .triggered_by(RESEND, RESENT),
        case("OpenResetLink", reset_code_sent())
            .at("{link}", "Ouverture de votre lien")
            .triggered_by(Trigger::ScreenLoad, Success::Screen(new)),
        case("ResetPassword", confirmed)
            .at("/mot-de-passe-oublie/nouveau", new)
            .inputs([("#mot-de-passe", "Printemps-2026!"), ("#confirmation", "Printemps-2026!")])
            .submitted_by("Valider", "Votre mot de passe a bien été modifié"),
    ]
}
