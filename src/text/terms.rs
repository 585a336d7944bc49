//! I: the terms that a person accepts. What is not known is not invented: a line in brackets
//! asks the operator to fill it in.

use super::room;

/// A titled paragraph of an information page.
#[derive(Debug, Clone, Copy)]
pub struct Article {
    /// Its heading.
    pub title: &'static str,
    /// Its text.
    pub text: &'static str,
}

room! {
    /// `/conditions-generales`.
    Terms {
        title: "Conditions Générales d’Utilisation",
        lead: "Ces conditions disent ce qu’est Mon espace santé, ce que vous pouvez en faire et ce que le service vous doit. Vous les acceptez en activant votre espace.",
        version: "[Version et date d’effet : à compléter par l’exploitant du service.]",
        purpose: "À quoi sert le service",
        purpose_text: "Mon espace santé est l’espace numérique de santé prévu par les articles L1111-13-1 et L1111-13-2 du code de la santé publique. Il vous permet de conserver vos documents et données de santé, d’échanger avec des professionnels de santé et de gérer les profils de vos enfants mineurs.",
        free: "Un choix libre",
        free_text: "L’ouverture de Mon espace santé n’est jamais obligatoire. Vous êtes informé de sa création à venir et disposez de six semaines pour vous y opposer, notamment sur ce site (article R1111-28). Le refus ne change rien à vos remboursements ni à vos soins, et vous pouvez changer d’avis à tout moment.",
        access: "Vos moyens d’accès",
        access_text: "Vous accédez à votre espace avec l’identifiant et le mot de passe que vous choisissez, complétés à chaque connexion d’un code à usage unique (article R1111-32). Ils sont personnels : ne les communiquez à personne. Le service ne vous les demandera jamais par téléphone, par e-mail ou par SMS.",
        use_title: "Ce que vous vous engagez à faire",
        use_text: "Donner des informations exactes, tenir à jour vos coordonnées de contact, n’utiliser le service que pour vous-même et pour les enfants dont vous avez la charge, et signaler au 34 22 tout accès que vous ne reconnaissez pas.",
        minors: "Les profils de vos enfants",
        minors_text: "Chaque parent qui exerce l’autorité parentale décide pour son enfant mineur. La loi permet au mineur de garder pour lui certaines informations (article R1111-33).",
        closing: "Fermer votre espace",
        closing_text: "Vous pouvez fermer votre espace à tout moment. Les données sont alors archivées dix ans ; vous pouvez demander leur effacement, qui est fait dans les trois mois. Vous pourrez ensuite demander un nouvel espace (article R1111-36).",
        data: "Vos données personnelles",
        data_text: "L’Assurance Maladie et le ministère chargé de la santé sont responsables du traitement, dans le respect du RGPD et de la loi n° 78-17 du 6 janvier 1978. La page « Données personnelles » présente vos droits et la façon de les exercer.",
        law: "Droit applicable",
        law_text: "Ces conditions sont soumises au droit français. En cas de difficulté, appelez d’abord le 34 22.",
        operator: "[Identité complète, adresse et contact de l’exploitant : à compléter.]",
    }
}

impl Terms {
    /// The articles in their order.
    pub fn articles(&self) -> [Article; 8] {
        [
            Article { title: self.purpose, text: self.purpose_text },
            Article { title: self.free, text: self.free_text },
            Article { title: self.access, text: self.access_text },
            Article { title: self.use_title, text: self.use_text },
            Article { title: self.minors, text: self.minors_text },
            Article { title: self.closing, text: self.closing_text },
            Article { title: self.data, text: self.data_text },
            Article { title: self.law, text: self.law_text },
        ]
    }
}
