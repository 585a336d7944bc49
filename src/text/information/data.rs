//! `/donnees-personnelles`, also served at the address printed in the letter that the activation guide shows.

use super::pages::{Article, Page, link};

pub(super) const FRENCH: Page = Page {
    lead: "Cette politique de protection des données personnelles dit qui traite vos données, pourquoi, combien de temps, et comment exercer vos droits.",
    articles: &[
        Article::new(
            "Qui est responsable",
            &["L’Assurance Maladie et le ministère chargé de la santé mettent en œuvre ce traitement conjointement."],
        ),
        Article::new("Pourquoi vos données sont traitées", &["Pour :"]).list(&[
            "vous informer de la création de Mon espace santé et enregistrer votre décision ;",
            "vous reconnaître et protéger l’accès à votre espace ;",
            "conserver vos documents et données de santé, et les partager avec les professionnels de votre choix ;",
            "échanger des messages avec les professionnels qui vous soignent ;",
            "gérer les profils de vos enfants mineurs ;",
            "vous aider quand vous appelez le 34 22.",
        ]),
        Article::new(
            "Ce que dit la loi",
            &["Mon espace santé est une mission de service public prévue par le code de la santé publique, aux articles L1111-13-1, L1111-13-2 et R1111-26 à R1111-39. Vos données sont protégées par le règlement général sur la protection des données (RGPD) et par la loi n° 78-17 du 6 janvier 1978."],
        ),
        Article::new("Quelles données", &[]).list(&[
            "Pour vous reconnaître : votre numéro de sécurité sociale, votre date de naissance, le numéro de série de votre carte Vitale et votre code provisoire.",
            "Pour vous joindre : votre adresse e-mail et votre mobile, transmis par votre caisse d’assurance maladie ou par vous.",
            "Pour vous connecter : votre identifiant et votre mot de passe.",
            "Dans votre espace : vos documents, vos messages et vos données de santé.",
        ]),
        Article::new(
            "Qui y a accès, et où elles sont",
            &[
                "Vous, et les professionnels de santé avec lesquels vous les partagez. Vos données sont hébergées en France.",
                "[Autres destinataires, sous-traitants et hébergeur des données de santé : à compléter par l’exploitant.]",
            ],
        ),
        Article::new(
            "Combien de temps",
            &[
                "Tant que votre espace est ouvert. Quand vous le fermez, vos données sont archivées dix ans. Si vous demandez leur effacement, il est fait dans les trois mois (article R1111-36).",
                "[Durée de conservation des décisions d’opposition et des traces de connexion : à compléter par l’exploitant.]",
            ],
        ),
        Article::new("Vos droits", &["Vous pouvez :"]).list(&[
            "vous opposer à la création de votre espace (article R1111-28) ;",
            "accéder à vos données et en recevoir une copie ;",
            "faire corriger ce qui est inexact, ou limiter son usage ;",
            "fermer votre espace et faire effacer vos données (article R1111-36) ;",
            "décider de ce que vos données deviendront après votre décès.",
        ]),
        Article::new(
            "Comment les exercer",
            &[
                "Pour vos coordonnées et la fermeture de l’espace, connectez-vous et ouvrez « Mon compte ». Pour le reste, appelez le 34 22 ou écrivez au délégué à la protection des données. La réponse vous est due dans un délai d’un mois, que le RGPD permet de prolonger si la demande est complexe.",
                "[Adresse postale et contact du délégué à la protection des données : à compléter par l’exploitant.]",
            ],
        )
        .links(&[link("/activer", "M’opposer à la création"), link("/espace/compte", "Ouvrir « Mon compte »")]),
        Article::new(
            "Les données des mineurs",
            &["Les parents gèrent l’espace de leur enfant mineur. La loi permet au mineur de garder certaines informations hors de leur vue (article R1111-33)."],
        ),
        Article::new(
            "Faire une réclamation",
            &["Si vous pensez que vos droits ne sont pas respectés, vous pouvez saisir la Commission nationale de l’informatique et des libertés : CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07."],
        )
        .links(&[link("https://www.cnil.fr/fr/plaintes", "Adresser une plainte à la CNIL")]),
        Article::new(
            "Sur ce site",
            &["Un seul cookie est utilisé : celui de votre session, indispensable à votre identification. Il n’y a ni publicité ni mesure d’audience. Ce site n’enregistre rien d’autre dans votre navigateur, et rien de ce que vous saisissez n’apparaît dans l’adresse des pages."],
        ),
    ],
};
