//! The texts of `index.html`, which are shown before the program runs. A test checks that the HTML contains exactly
//! these texts.

use super::section;

section! {
    /// The first paint, the page without JavaScript, and the pages shown when the program cannot start or has stopped.
    FirstPaintText {
        title: "Mon espace santé",
        logo_mon: "mon",
        logo_espace: "ESPACE",
        logo_sante: "SANTÉ",
        noscript_title: "JavaScript est désactivé",
        noscript_why: "Mon espace santé a besoin de JavaScript pour protéger et vérifier ce que vous saisissez.",
        noscript_do: "Activez JavaScript dans les réglages de votre navigateur, puis rechargez cette page. Vous pouvez aussi utiliser un autre appareil.",
        noscript_help: "Sinon, appelez le 34 22 (service gratuit + prix d’un appel local). Gardez près de vous votre carte Vitale, et la lettre ou l’e-mail qui contient votre code provisoire.",
        loading: "Chargement…",
        slow: "Le chargement est plus long que d’habitude. Vous pouvez patienter, ou appeler le 34 22.",
        failed_title: "Un problème technique est survenu",
        failed_why: "La page ne peut pas continuer. Ce que vous avez déjà validé est enregistré.",
        failed_reload: "Recharger la page",
        failed_help: "Si le problème continue, appelez le 34 22 (service gratuit + prix d’un appel local).",
        old_title: "Votre navigateur est trop ancien",
        old_do: "Mettez à jour votre navigateur, ou utilisez un autre appareil, puis revenez à cette page.",
        old_help: "Sinon, appelez le 34 22 (service gratuit + prix d’un appel local).",
    }
}
