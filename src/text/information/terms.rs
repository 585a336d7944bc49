//! `/conditions-generales`: the terms that a person accepts when activating the space.

use super::pages::{Article, Page, link};

pub(super) const FRENCH: Page = Page {
    lead: "Ces conditions disent ce qu’est Mon espace santé, ce que vous pouvez en faire et ce que le service vous doit. Vous les acceptez en activant votre espace.",
    articles: &[
        Article::new(
            "À quoi sert le service",
            &["Mon espace santé est l’espace numérique de santé prévu par les articles L1111-13-1 et L1111-13-2 du code de la santé publique. Il vous permet de conserver vos documents et données de santé, d’échanger avec des professionnels de santé et de gérer les profils de vos enfants mineurs."],
        ),
        Article::new(
            "Un choix libre",
            &["L’ouverture de Mon espace santé n’est jamais obligatoire. Vous êtes informé de sa création à venir et disposez de six semaines pour vous y opposer, notamment sur ce site (article R1111-28). Le refus ne change rien à vos remboursements ni à vos soins, et vous pouvez changer d’avis à tout moment."],
        ),
        Article::new(
            "Vos moyens d’accès",
            &["Vous accédez à votre espace avec l’identifiant et le mot de passe que vous choisissez, complétés à chaque connexion d’un code à usage unique (article R1111-32). Ils sont personnels : ne les communiquez à personne. Le service ne vous les demandera jamais par téléphone, par e-mail ou par SMS."],
        ),
        Article::new("Ce que vous vous engagez à faire", &[]).list(&[
            "Donner des informations exactes et tenir à jour vos coordonnées de contact.",
            "N’utiliser le service que pour vous-même et pour les enfants dont vous avez la charge.",
            "Signaler au 34 22 tout accès que vous ne reconnaissez pas.",
        ]),
        Article::new(
            "Les profils de vos enfants",
            &["Chaque parent qui exerce l’autorité parentale décide pour son enfant mineur. La loi permet au mineur de garder pour lui certaines informations (article R1111-33)."],
        ),
        Article::new(
            "Fermer votre espace",
            &["Vous pouvez fermer votre espace à tout moment. Les données sont alors archivées dix ans ; vous pouvez demander leur effacement, qui est fait dans les trois mois. Vous pourrez ensuite demander un nouvel espace (article R1111-36)."],
        ),
        Article::new(
            "Vos données personnelles",
            &["L’Assurance Maladie et le ministère chargé de la santé sont responsables du traitement, dans le respect du RGPD et de la loi n° 78-17 du 6 janvier 1978."],
        )
        .links(&[link("/donnees-personnelles", "Vos données, vos droits et la façon de les exercer")]),
        Article::new(
            "Droit applicable",
            &[
                "Ces conditions sont soumises au droit français. En cas de difficulté, appelez d’abord le 34 22.",
                "[Version et date d’effet de ces conditions ; identité, adresse et contact de l’exploitant : à compléter.]",
            ],
        ),
    ],
};
