//! `/accessibilite`: the RGAA declaration, in the order required by law. A test checks its figures, its date, its test
//! environment and its claims against the table of `docs/rgaa.md`.

use super::pages::{Article, Page, link};
use super::section;

section! {
    /// The texts for the state of conformity, which the configuration sets.
    ConformityText {
        none: "non conforme",
        none_why: "Aucun organisme indépendant n’a encore mené d’audit. Tant qu’il n’y en a pas, la règle est de se déclarer non conforme, quoi que disent nos propres contrôles.",
        partly: "partiellement conforme",
        fully: "totalement conforme",
        audited: "[Date de l’audit, organisme, taux de conformité et défauts constatés : à compléter par l’exploitant.]",
    }
}

pub(super) const FRENCH: Page = Page {
    lead: "Mon espace santé doit pouvoir être utilisé par tout le monde : l’article 47 de la loi n° 2005-102 du 11 février 2005 le demande. Voici où nous en sommes.",
    articles: &[
        Article::new(
            "État de conformité",
            &["Ce site est {} avec le référentiel général d’amélioration de l’accessibilité (RGAA), version 4.1.", "{}"],
        ),
        Article::new(
            "Résultats des tests",
            &[
                "L’équipe qui développe ce site l’a contrôlé elle-même, critère par critère. Sur les 106 critères du RGAA, elle en a trouvé 59 respectés, 46 sans objet et 1 non respecté ou non vérifié, soit 98 % des critères applicables.",
                "Ce résultat n’est pas celui d’un audit : personne d’extérieur à l’équipe ne l’a vérifié, et un contrôle automatique ne voit qu’une partie des défauts. Voici ce qui est contrôlé à chaque version, sur chaque écran et dans chacun de ses états (plus de 400) :",
            ],
        )
        .list(&[
            "les règles de l’outil automatique axe-core (WCAG 2.2, niveaux A et AA) : aucun défaut n’est toléré ;",
            "une fenêtre de 320 pixels sur 256, un texte deux fois plus grand, un texte espacé : rien n’est coupé, rien ne déborde ;",
            "les couleurs imposées par le système : les bords, les états et les dessins restent visibles ;",
            "les animations réduites : rien ne bouge ;",
            "la taille de ce sur quoi on appuie : 24 pixels au moins, 44 pour les boutons et les champs ;",
            "le focus : toujours visible, jamais recouvert ;",
            "ce que le navigateur transmet aux technologies d’assistance : un rôle, un nom et un état pour chaque commande ;",
            "le titre de chaque page, qui n’est celui d’aucune autre ;",
            "le code, et l’ordre de lecture sans feuille de style ;",
            "sur des démarches entières, dans Chromium, Firefox et WebKit : le clavier seul, et une seule annonce à chaque changement d’écran.",
        ]),
        Article::new(
            "Contenus non accessibles",
            &[
                "Un critère n’est pas respecté, et aucune dérogation n’est invoquée. D’autres points restent à vérifier. Voici la liste :",
            ],
        )
        .list(&[
            "critère 7.5 (messages de statut) : quand un code est envoyé à nouveau, la fin du message n’est pas lue, et la fin de l’attente n’est pas annoncée ;",
            "l’usage réel avec un lecteur d’écran, une commande vocale ou une plage braille : l’équipe a écouté les démarches avec un lecteur d’écran, mais aucune personne qui en dépend ne les a encore essayées ;",
            "chaque état de chaque écran dans Firefox et WebKit ;",
            "les justificatifs au format PDF : leur texte est balisé, mais pas conforme à PDF/UA. Les mêmes informations se lisent sur la page, sauf le numéro de sécurité sociale.",
        ]),
        Article::new(
            "Établissement de cette déclaration",
            &[
                "Cette déclaration dit ce qui a été constaté le 28 novembre 2026.",
                "[Adresse du site, date de mise à jour, schéma pluriannuel et plan d’actions : à compléter par l’exploitant.]",
            ],
        )
        .list(&[
            "Technologies : HTML, CSS, SVG, JavaScript et WebAssembly.",
            "Environnement de test : Chromium 156 sur Debian 12, dans des fenêtres de 320, 360 et 1280 pixels de large, et pour les démarches Firefox 153 ESR et WebKitGTK 2.50. Lecteur d’écran Orca 43.1 avec Firefox 153 ESR.",
            "Outils : axe-core, les tests automatiques du projet, et un examen d’images de quelques écrans en gris, en couleurs imposées, en grand texte et sans feuille de style.",
            "Pages vérifiées : l’accueil, l’activation, le code provisoire, l’opposition, les profils rattachés, la connexion, l’espace et le compte, l’identifiant et le mot de passe oubliés, l’aide, les pages d’information et les pages d’erreur.",
        ]),
        Article::new(
            "Retour d’information et contact",
            &[
                "Si une page ou une démarche vous est inaccessible, appelez le 34 22 : un conseiller vous aidera à la faire autrement.",
                "[Adresse e-mail ou formulaire de contact, et relais téléphonique pour les personnes sourdes ou malentendantes : à compléter par l’exploitant.]",
            ],
        ),
        Article::new(
            "Voies de recours",
            &["Si vous avez signalé un défaut qui vous empêche d’accéder à un contenu ou à une démarche, et que vous n’obtenez pas de réponse satisfaisante, vous pouvez saisir le Défenseur des droits, en ligne, auprès de son délégué dans votre région, ou gratuitement par courrier, sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris Cedex 07."],
        )
        .links(&[
            link("https://formulaire.defenseurdesdroits.fr", "Écrire au Défenseur des droits"),
            link("https://www.defenseurdesdroits.fr", "Site du Défenseur des droits"),
        ]),
    ],
};
