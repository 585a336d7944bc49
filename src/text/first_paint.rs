//! The texts that only the pages of the server contain (`src/ui/served.rs`): descriptions for search engines, and what is
//! shown before the program runs, or when it cannot run.

use super::section;

section! {
    /// The texts of the pages that the server sends, which the program does not contain.
    FirstPaintText {
        title: "Mon espace santé",
        noscript_title: "JavaScript est désactivé",
        noscript_why: "Mon espace santé a besoin de JavaScript pour protéger et vérifier ce que vous saisissez.",
        noscript_do: "Activez JavaScript dans les réglages de votre navigateur, puis rechargez cette page. Vous pouvez aussi utiliser un autre appareil.",
        noscript_help: "Sinon, appelez le {} (service gratuit + prix d’un appel local). Gardez près de vous votre carte Vitale, et la lettre ou l’e-mail qui contient votre code provisoire.",
        loading: "Chargement…",
        slow: "Le chargement est plus long que d’habitude. Vous pouvez patienter, ou appeler le {}.",
        pressed: "Un instant…",
        pressed_why: "La page finit de se charger. Votre demande partira ensuite, sans appuyer de nouveau.",
        pressed_failed: "La page n’a pas pu finir de se charger : rien n’a été envoyé. Ce que vous avez saisi est toujours là. Vérifiez votre connexion, puis appuyez de nouveau sur le bouton.",
        failed_title: "Un problème technique est survenu",
        failed_why: "La page ne peut pas continuer. Ce que vous avez déjà validé est enregistré.",
        failed_reload: "Recharger la page",
        failed_help: "Si le problème continue, appelez le {} (service gratuit + prix d’un appel local).",
        old_title: "Votre navigateur est trop ancien",
        old_do: "Mettez à jour votre navigateur, ou utilisez un autre appareil, puis revenez à cette page.",
        blocked_title: "Votre navigateur bloque cette page",
        blocked_why: "Il refuse une fonction dont cette page a besoin (WebAssembly). C’est souvent dû à une protection renforcée de l’appareil, comme le mode Isolement d’un iPhone, ou à une règle de votre organisation.",
        blocked_do: "Autorisez ce site dans les réglages de votre navigateur, ou utilisez un autre appareil, puis revenez à cette page.",
        other_help: "Sinon, appelez le {} (service gratuit + prix d’un appel local).",
        about_welcome: "Mon espace santé, votre carnet de santé numérique : activez-le, ou opposez-vous à sa création.",
        about_before: "Ce qu’il faut préparer pour activer Mon espace santé, ou s’opposer à sa création : votre carte Vitale et votre code provisoire.",
        about_identification: "Identifiez-vous avec votre code provisoire, votre numéro de sécurité sociale et votre carte Vitale, pour activer Mon espace santé ou vous y opposer.",
        about_birth_date: "Activez Mon espace santé sans code provisoire, avec votre date de naissance et votre carte Vitale.",
        about_new_code: "Demandez un nouveau code provisoire, pour vous ou pour un enfant, par e-mail ou par SMS.",
        about_sign_in: "Connectez-vous à Mon espace santé.",
        about_lost_identifier: "Vous avez oublié votre identifiant Mon espace santé : recevez-le par e-mail ou par SMS.",
        about_lost_password: "Vous avez oublié votre mot de passe Mon espace santé : choisissez-en un nouveau.",
        about_help: "Aide de Mon espace santé : code provisoire, carte Vitale, enfants, connexion, et le numéro du service client.",
        about_terms: "Les conditions générales d’utilisation de Mon espace santé.",
        about_data: "Les données que Mon espace santé utilise, pourquoi, et vos droits.",
        about_legal: "Les mentions légales de Mon espace santé.",
        about_accessibility: "La déclaration d’accessibilité de Mon espace santé.",
    }
}
