//! `/aide`: questions and answers, grouped by topic.

use super::pages::{Article, Topic, link};
use super::section;

section! {
    /// The texts of `/aide` other than its questions.
    HelpText {
        lead: "Trouvez votre question ci-dessous. Si la réponse n’y est pas, appelez le 34 22.",
        warning_title: "Ne donnez jamais votre code",
        warning: "Le service ne demande jamais un code ou un mot de passe par téléphone, par e-mail ou par SMS. Si quelqu’un vous en demande un, ne répondez pas et ne suivez aucun lien : ouvrez ce site vous-même.",
        warning_given: "Vous en avez donné un ? Modifiez votre mot de passe, puis appelez le 34 22.",
        contents: "Sur cette page",
        call: "Appeler le 34 22",
        call_ready: "Gardez près de vous votre carte Vitale et, si vous l’avez, la lettre ou l’e-mail du service. Si un message d’erreur affiche une référence, notez-la.",
        call_relay: "[Relais téléphonique pour les personnes sourdes, malentendantes, sourdaveugles ou aphasiques : à compléter par l’exploitant.]",
    }
}

pub(super) const TOPICS: &[Topic] = &[
    Topic {
        id: "activer",
        title: "Activer ou m’opposer",
        card: false,
        questions: &[
            Article::new(
                "Comment activer Mon espace santé ?",
                &["Préparez votre carte Vitale et le code provisoire reçu par e-mail ou par courrier, et comptez 5 minutes. Vous vous identifiez, vous prenez votre décision, vous vérifiez vos coordonnées, puis vous choisissez un identifiant et un mot de passe."],
            )
            .links(&[link("/activer", "Activer Mon espace santé")]),
            Article::new(
                "Comment m’opposer à sa création ?",
                &[
                    "Par le même chemin que pour l’activer : le choix vous est proposé dès que vous êtes identifié. Vous avez six semaines à partir du moment où vous êtes informé (article R1111-28). Passé ce délai, l’espace est créé ; vous pouvez alors le fermer à tout moment.",
                    "À la fin, téléchargez votre justificatif d’opposition : il n’est plus disponible ensuite.",
                ],
            ),
            Article::new(
                "Puis-je changer d’avis ?",
                &["Oui, à tout moment. Si vous vous êtes opposé, identifiez-vous à nouveau pour activer Mon espace santé. Si vous l’avez activé, vous pouvez le fermer. Votre choix ne change rien à vos remboursements ni à vos soins."],
            ),
        ],
    },
    Topic {
        id: "code",
        title: "Mon code provisoire",
        card: false,
        questions: &[
            Article::new(
                "Je n’ai pas reçu mon code, ou je ne l’ai plus",
                &["Demandez-en un nouveau avec votre numéro de sécurité sociale, votre date de naissance et le numéro de série de votre carte Vitale. Il vous est envoyé à l’adresse e-mail ou au mobile que connaît votre caisse d’assurance maladie, ou par courrier."],
            )
            .links(&[link("/code", "Générer un nouveau code provisoire")]),
            Article::new(
                "Mon code a expiré, ou il a déjà servi",
                &["Un code provisoire ne sert qu’une fois et pendant un temps limité. Demandez-en un nouveau de la même façon."],
            ),
        ],
    },
    Topic {
        id: "carte",
        title: "Ma carte Vitale",
        card: true,
        questions: &[
            Article::new(
                "Je n’arrive pas à lire le numéro de série",
                &["Appelez le 34 22 avec, près de vous, votre numéro de sécurité sociale, votre date de naissance et votre carte Vitale. Ne dites à personne votre code provisoire."],
            ),
            Article::new(
                "J’ai perdu ma carte Vitale, ou je n’en ai pas",
                &["Prévenez votre caisse d’assurance maladie : elle vous dira comment obtenir une carte. Appelez aussi le 34 22, avec votre numéro de sécurité sociale et la lettre ou l’e-mail reçu : un conseiller vous dira ce que vous pouvez déjà faire sans elle."],
            ),
        ],
    },
    Topic {
        id: "coordonnees",
        title: "Mes coordonnées",
        card: false,
        questions: &[
            Article::new(
                "Comment changer mon adresse e-mail ou mon mobile ?",
                &["Pendant l’activation, à l’étape « Je vérifie mes coordonnées de contact » ; plus tard, dans « Mon compte ». Un code à usage unique est envoyé à la nouvelle adresse ou au nouveau numéro pour le valider."],
            ),
            Article::new(
                "Le service n’a pas mes coordonnées, ou elles sont fausses",
                &["Si l’une d’elles vous permet encore de recevoir un message, demandez un nouveau code provisoire et corrigez l’autre. Sinon, mettez-les à jour auprès de votre caisse d’assurance maladie, ou appelez le 34 22."],
            ),
        ],
    },
    Topic {
        id: "enfants",
        title: "Mes enfants",
        card: false,
        questions: &[
            Article::new(
                "Comment décider pour mon enfant mineur ?",
                &["Chaque enfant a son propre code provisoire, envoyé avec le vôtre. Après votre décision, ouvrez « Mes profils rattachés », choisissez un enfant, puis activez son profil ou opposez-vous. Il n’a besoin ni d’identifiant ni de mot de passe."],
            ),
            Article::new(
                "Que veut dire « Géré par l’autre parent » ?",
                &["L’autre parent s’occupe déjà du profil de cet enfant. En cas de désaccord ou d’erreur, appelez le 34 22."],
            ),
        ],
    },
    Topic {
        id: "connexion",
        title: "Me connecter",
        card: false,
        questions: &[
            Article::new(
                "J’ai oublié mon identifiant",
                &["Indiquez votre numéro de sécurité sociale et votre date de naissance : votre identifiant vous est envoyé par e-mail ou par SMS."],
            )
            .links(&[link("/identifiant-oublie", "Recevoir mon identifiant")]),
            Article::new(
                "J’ai oublié mon mot de passe",
                &["Identifiez-vous avec votre carte Vitale, saisissez le code à usage unique que vous recevez, puis choisissez un nouveau mot de passe."],
            )
            .links(&[link("/mot-de-passe-oublie", "Choisir un nouveau mot de passe")]),
            Article::new("Je ne reçois pas le code à usage unique", &[]).list(&[
                "Par e-mail : regardez dans les courriers indésirables, les spams et les autres dossiers.",
                "Par SMS : vérifiez que le téléphone a du réseau et que sa mémoire n’est pas pleine.",
                "Attendez une minute, puis choisissez « Envoyer à nouveau le code ».",
                "Toujours rien ? Choisissez l’autre moyen, e-mail ou SMS.",
            ]),
            Article::new(
                "Il est écrit que j’ai fait trop d’essais",
                &["Pour protéger vos données, l’accès se ferme quelques minutes ; l’écran dit combien. Rien n’est perdu : attendez, vérifiez vos informations, puis réessayez."],
            ),
            Article::new(
                "Pourquoi ma session se ferme-t-elle ?",
                &["Sans activité de votre part, elle prend fin pour que personne d’autre ne voie vos données. Un message vous prévient avant, avec « Rester connecté ». Ce que vous avez validé est enregistré. Sur un ordinateur partagé, déconnectez-vous toujours."],
            ),
        ],
    },
    Topic {
        id: "fermer",
        title: "Fermer mon espace",
        card: false,
        questions: &[
            Article::new(
                "Comment fermer mon espace ?",
                &["Connectez-vous, ouvrez « Mon compte », puis choisissez de le fermer. Si votre espace a été créé sans vous, identifiez-vous avec un code provisoire : vous pouvez le fermer sans l’activer. Vos données sont archivées dix ans. Si vous demandez leur effacement, il est fait dans les trois mois. Vous pourrez ensuite demander un nouvel espace (article R1111-36)."],
            )
            .links(&[link("/espace/compte", "Ouvrir « Mon compte »")]),
        ],
    },
];
