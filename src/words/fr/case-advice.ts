/** Avis dans un dossier, ce sur quoi reposent les décisions, avis antérieurs au comptoir. */
export const caseAdvice = {
  'case.kind.ruling-use': 'Recours à un avis antérieur',
  'case.field.ruling-decision': 'Décision',
  'case.field.maker': 'Fabricant',
  'case.field.model': 'Modèle',
  'case.field.part': 'Numéro de pièce',
  'case.field.specification': 'Spécification (plaque ou documents)',
  'case.field.owner-contacted':
    'J’ai consulté le titulaire du profil : rien d’autre ne retient les marchandises',
  'case.field.because': 'Pourquoi ce ne sont pas les mêmes marchandises',
  'case.field.rests-on': 'S’appuie sur l’avis',
  'case.field.rests-on-version': 'Sa version',
  'case.code.ruling-decision.released': 'libérées en vertu de cet avis',
  'case.code.ruling-decision.not-same': 'pas les mêmes marchandises',
  'case.advice': 'Avis d’experts',
  'case.advice.none': 'Aucun expert n’a encore été consulté à partir de ce dossier.',
  'case.advice.ask': 'Consulter un expert',
  'case.advice.open': 'Demande du {{at}}',
  'case.advice.answer': '{{expert}}, version {{version}}, {{at}}',
  'case.advice.write': 'Inscrire la décision d’après la version {{version}}',
  'case.advice.reference': 'Avis de {{expert}}, {{at}}, version {{version}}',
  'case.advice.writing':
    'Décision sur la licence d’après la version {{version}} de l’avis de {{expert}}',
  'case.resting': 'Sur quoi reposent ses décisions',
  'case.resting.stands':
    'L’inscription {{seq}} repose sur la version {{version}} d’un avis, qui est en vigueur.',
  'case.resting.replaced':
    'L’inscription {{seq}} repose sur la version {{version}} d’un avis ; la version {{newest}} dit la même chose.',
  'case.resting.changed':
    'L’inscription {{seq}} repose sur la version {{version}} d’un avis ; la version {{newest}} dit : {{said}}.',
  'case.resting.contradicted':
    'L’inscription {{seq}} repose sur la version {{version}} d’un avis ; {{expert}} dit : {{said}}.',
  'case.resting.lapsed':
    'L’inscription {{seq}} repose sur la version {{version}} d’un avis qui n’est plus valable.',
  'case.resting.gone': 'L’avis sur lequel repose l’inscription {{seq}} ne peut plus être lu.',
  'ruling.found': 'Avis antérieurs sur ces marchandises',
  'ruling.none': 'Aucun avis antérieur sur ces marchandises n’est connu.',
  'ruling.of': 'Avis du {{at}} de {{expert}}, version {{version}}',
  'ruling.ground.substance': 'même numéro CAS',
  'ruling.ground.make-model': 'mêmes fabricant et modèle',
  'ruling.ground.part': 'mêmes fabricant et numéro de pièce',
  'ruling.ground.named': 'son fabricant et son modèle figurent dans la description',
  'ruling.ground.wording': 'même code SH et même description',
  'ruling.why': 'Pourquoi il est trouvé',
  'ruling.specification': 'Spécification',
  'ruling.end-user': 'Utilisateur final',
  'ruling.agrees.same': 'identique',
  'ruling.agrees.differs': 'autre que dans l’avis',
  'ruling.agrees.unknown': 'l’un des deux ne l’indique pas',
  'ruling.agrees.unseen': 'non visible pour vos rôles',
  'ruling.validity': 'Validité',
  'ruling.validity.in-force': 'valable jusqu’au {{until}}',
  'ruling.validity.over': 'expiré : il était valable jusqu’au {{until}}',
  'ruling.validity.once': 'donné pour sa seule demande',
  'ruling.against': 'Dit autre chose : {{expert}}, {{at}} ({{said}}).',
  'ruling.owner':
    'Contactez le titulaire du profil avant de libérer : les marchandises peuvent être retenues pour d’autres motifs.',
  'ruling.not-releasing': 'Il ne permet pas de libérer les marchandises.',
  'ruling.decide': 'Statuer sur l’avis du {{at}}',
  'ruling.deciding': 'Recours à l’avis du {{at}} de {{expert}}',
  'ruling.decided.released': 'Inscription {{seq}} : libérées en vertu de cet avis.',
  'ruling.decided.not-same': 'Inscription {{seq}} : pas les mêmes marchandises.',
  'refusal.advice.named.says':
    'Les textes de la demande contiennent un nom inscrit plus tard dans son dossier.',
  'refusal.advice.named.next':
    'Posez une nouvelle demande à partir du dossier : les noms en sont alors retirés.',
  'refusal.ruling.absent.says': 'Il n’y a pas de tel avis pour ce dossier.',
  'refusal.ruling.absent.next':
    'Rouvrez le dossier : il montre les avis donnés et les avis antérieurs.',
  'refusal.ruling.replaced.says': 'L’expert a donné une version plus récente de cet avis.',
  'refusal.ruling.replaced.next':
    'Rouvrez le dossier et inscrivez la décision d’après la version en vigueur.',
  'refusal.ruling.not-releasing.says':
    'Les marchandises ne peuvent être libérées en vertu de cet avis.',
  'refusal.ruling.not-releasing.next':
    'Il doit être en vigueur, conclure « non inscrit », porter sur la même spécification et sur aucun autre utilisateur final, concorder par plus que la description, et aucun autre avis en vigueur ne doit dire autre chose. Inscrivez la spécification des marchandises, consultez un expert, ou dites pourquoi ce ne sont pas les mêmes marchandises.',
  'case.resting.version': 'version {{version}}',
} as const
