//! `/mentions-legales`.

use super::pages::{Article, Page, link};

pub(super) const FRENCH: Page = Page {
    lead: "Qui publie ce site, qui l’héberge, et les règles qui s’y appliquent.",
    articles: &[
        Article::new(
            "Éditeur",
            &[
                "Mon espace santé est un service public de l’Assurance Maladie et du ministère chargé de la santé.",
                "[Dénomination, adresse, téléphone et e-mail de l’éditeur : à compléter par l’exploitant.]",
                "[Directeur ou directrice de la publication : à compléter par l’exploitant.]",
            ],
        ),
        Article::new(
            "Hébergement",
            &[
                "Les données de santé sont hébergées en France.",
                "[Nom, adresse et téléphone de l’hébergeur du site et de l’hébergeur des données de santé : à compléter par l’exploitant.]",
            ],
        ),
        Article::new(
            "Droit applicable",
            &["Ce site est soumis au droit français, en particulier à la loi n° 2004-575 du 21 juin 2004 pour la confiance dans l’économie numérique et aux articles L1111-13-1 et L1111-13-2 du code de la santé publique. Les données sont protégées par le RGPD et la loi n° 78-17 du 6 janvier 1978."],
        )
        .links(&[
            link("/conditions-generales", "Conditions Générales d’Utilisation"),
            link("/donnees-personnelles", "Données personnelles"),
        ]),
        Article::new(
            "Accessibilité",
            &["L’état d’accessibilité de ce site est décrit dans sa déclaration, avec le moyen de signaler une difficulté."],
        )
        .links(&[link("/accessibilite", "Déclaration d’accessibilité")]),
        Article::new(
            "Crédits",
            &["Les dessins et les icônes ont été faits pour ce site, qui ne porte aucun emblème de l’État. Son code est sous licence MIT 1.2."],
        ),
        Article::new(
            "Signaler une faille de sécurité",
            &["[Contact : à compléter par l’exploitant.]"],
        ),
    ],
};
