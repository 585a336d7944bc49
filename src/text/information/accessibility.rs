//! `/accessibilite`: the RGAA declaration. It tells what was checked, and what was not: whoever
//! adds or drops a check says so here.

use super::{Article, Page, beside, link, room};

room! {
    /// What the declaration says of conformity, as the configuration has it.
    Conformities {
        none: "non conforme",
        none_why: "Aucun audit n’a encore été mené par un organisme indépendant. Tant qu’il ne l’est pas, la règle est de se déclarer non conforme, quoi que disent nos propres contrôles.",
        partly: "partiellement conforme",
        fully: "totalement conforme",
        audited: "[Date de l’audit, organisme, taux de conformité et défauts constatés : à compléter par l’exploitant.]",
    }
}

pub(super) const FRENCH: Page = Page {
    title: "Déclaration d’accessibilité",
    lead: "Mon espace santé doit pouvoir être utilisé par tout le monde : l’article 47 de la loi n° 2005-102 du 11 février 2005 le demande. Voici où nous en sommes.",
    articles: beside(&[
        Article::new(
            "État de conformité",
            &["Ce site est {} avec le référentiel général d’amélioration de l’accessibilité (RGAA), version 4.1.", "{}"],
        ),
        Article::new("Ce qui est vérifié", &["À chaque version, dans le navigateur Chromium :"]).list(&[
            "chaque écran, dans chacun de ses états, avec l’outil automatique axe-core (règles WCAG 2.2, niveaux A et AA) : aucun défaut n’est toléré ;",
            "la largeur d’un téléphone, sans défilement horizontal ;",
            "des démarches complètes au clavier seul.",
        ]),
        Article::new(
            "Ce qui ne l’est pas encore",
            &["Un outil automatique ne voit qu’une partie des défauts. Il reste à vérifier :"],
        )
        .list(&[
            "les 106 critères du RGAA, un par un et à la main ;",
            "l’usage avec des lecteurs d’écran et des commandes vocales ;",
            "les documents PDF, comme le justificatif d’opposition.",
        ]),
        Article::new(
            "Cette déclaration",
            &[
                "Ce site utilise HTML, CSS, SVG, JavaScript et WebAssembly. Aucune dérogation n’est invoquée.",
                "[Adresse du site, dates d’établissement et de mise à jour, schéma pluriannuel et plan d’actions : à compléter par l’exploitant.]",
            ],
        ),
        Article::new(
            "Signaler une difficulté",
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
    ]),
};
