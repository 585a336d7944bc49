//! H: when it does not go well. Each has a reason, what was kept, and what to do next.

use super::room;

room! {
    /// Refusals and technical problems.
    Trouble {
        not_recognised_title: "Nous ne vous avons pas reconnu",
        not_recognised: "Le code provisoire, le numéro de sécurité sociale et le numéro de série ne vont pas ensemble. Vérifiez chacun d’eux : ce que vous avez saisi est conservé.",
        tries_one: "Il vous reste {} essai avant un blocage temporaire.",
        tries_several: "Il vous reste {} essais avant un blocage temporaire.",
        locked_title: "Trop d’essais : un peu de patience",
        locked: "Pour protéger vos données, l’accès est bloqué quelques minutes. Rien n’est perdu, et vous n’avez rien à refaire en attendant.",
        locked_wait: "Vous pourrez réessayer dans :",
        locked_heard: "Encore {} avant de pouvoir réessayer.",
        locked_over: "Vous pouvez réessayer.",
        locked_advice: "Profitez-en pour vérifier vos informations, ou appelez le 34 22.",
        locked_other: "Une autre personne souhaite s’identifier",
        minute_one: "{} minute",
        minute_several: "{} minutes",
        second_one: "{} seconde",
        second_several: "{} secondes",
        and: "{} et {}",
        technical_title: "Un problème technique est survenu",
        technical: "Un problème technique est survenu. Veuillez réessayer ultérieurement.",
        kept: "Ce que vous avez saisi est conservé, et rien n’est envoyé deux fois.",
        offline: "Votre appareil ne semble pas connecté à internet. Vérifiez votre connexion, puis réessayez.",
        timeout: "Le service met trop de temps à répondre.",
        reference: "Référence à indiquer au 34 22 : {}",
        call: "Si cela continue, appelez le 34 22.",
        expired_title: "Ce code provisoire a expiré",
        expired: "Un code provisoire n’est valable qu’un temps limité. Vous pouvez en demander un nouveau tout de suite : votre numéro et votre carte restent saisis.",
        used_title: "Ce code provisoire a déjà été utilisé",
        used: "Un code provisoire ne sert qu’une fois. Vous pouvez en demander un nouveau tout de suite : votre numéro et votre carte restent saisis.",
        active_title: "Mon espace santé est déjà activé",
        active: "Il n’y a plus rien à activer : connectez-vous avec votre identifiant et votre mot de passe.",
        ended_title: "Votre session a pris fin",
        ended: "Pour votre sécurité, la session se ferme après un temps sans activité. Ce qui a été validé est enregistré ; il vous suffit de vous identifier à nouveau pour reprendre.",
        restart: "M’identifier à nouveau",
        step_title: "Vous n’en êtes plus à cette étape",
        step: "Cette étape a déjà été faite, ou elle viendra plus tard. Reprenons là où vous en êtes.",
        resume: "Reprendre où j’en suis",
        maintenance_title: "Le service est fermé pour maintenance",
        maintenance: "Nous revenons dès que possible. Vos données sont en sécurité.",
        maintenance_time: "Réouverture prévue dans {}.",
        maintenance_kept: "Ce que vous avez validé est enregistré. À la réouverture, il vous suffira de vous identifier à nouveau. Les pages d’aide et d’information restent ouvertes.",
        astray_title: "Reprenons depuis le début",
        astray: "Cette page est au milieu d’une démarche, et nous ne savons pas encore qui vous êtes. Soit elle n’a pas été commencée sur cet appareil, soit elle a pris fin pour votre sécurité. Ce qui avait été validé est enregistré.",
        astray_start: "Commencer ou reprendre",
        unknown_title: "Cette page n’existe pas",
        unknown: "L’adresse est peut-être mal recopiée, ou la page a été déplacée. Vérifiez l’adresse, ou repartez de l’accueil.",
        configuration_title: "Le service est mal configuré",
        configuration: "La configuration de ce site contient une erreur. Si vous êtes un usager, revenez plus tard ou appelez le 34 22.",
        configuration_detail: "Pour la personne qui installe le service : {}",
        configuration_missing: "le fichier config.json n’a pas pu être lu.",
        configuration_syntax: "le fichier config.json n’est pas un objet JSON.",
        configuration_unknown: "la clé « {} » n’est pas connue.",
        configuration_value: "la valeur de « {} » n’est pas acceptée.",
    }
}

room! {
    /// An address that is not built yet.
    Coming {
        title: "Bientôt",
        text: "Cette page n’est pas encore ouverte. Elle le sera bientôt.",
    }
}
