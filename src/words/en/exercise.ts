/** What stands in the exercise of a new house: fictional from end to end, and it says so. */
export const exercise = {
  'exercise.neighbour': 'Customs of Suderland (exercise)',
  'exercise.rilo': 'RILO Meridian (exercise)',
  'exercise.partner': 'Observatory of Strategic Trade (exercise)',
  'exercise.person': '{{name}} (fictional)',
  'exercise.operation': 'Operation Lantern (exercise)',
  'exercise.neighbour-operation': 'Operation Compass (exercise)',
  'exercise.instrument': 'Agreement on mutual assistance, article 7 (exercise)',
  'exercise.plan.objective':
    'To find strategic goods in ordinary trade between the fictional administrations of this exercise, and to learn who answers whom in what time.',
  'exercise.plan.basis': 'Agreement on mutual assistance, article 7 (exercise)',
  'exercise.plan.media': 'This is an exercise with fictional data. Nothing is said to the press.',
  'exercise.plan.region': 'Meridian (fictional)',
  'exercise.plan.partner': 'Observatory of Strategic Trade (exercise)',
  'exercise.plan.supports':
    'Answers questions on goods by telephone, on working days from 8 to 16 h.',
  'exercise.phase.seminar': 'Planning seminar',
  'exercise.phase.preparation': 'National plans and training',
  'exercise.phase.action': 'Action',
  'exercise.phase.debrief': 'Debrief',
  'exercise.criterion.delegates': 'The delegates of every participant are named',
  'exercise.criterion.plans': 'Every participant has a national plan that was accepted',
  'exercise.criterion.contacts': 'Every contact point has been reached by a trial message',
  'exercise.criterion.reports': 'The last situation reports are there',
  'exercise.step.seminar': 'The seminar of the exercise was held.',
  'exercise.step.delegates': 'The list of delegates was read out.',
  'exercise.step.preparation': 'The participants write their plans.',
  'exercise.national.threats':
    'Frequency changers and vacuum pumps declared as parts of other machines, bound for unnamed end users (exercise).',
  'exercise.national.trade':
    'Machine parts leave mainly by sea through Velden; small consignments by express courier (exercise).',
  'exercise.national.source-own': 'Own declarations of the last two years (exercise)',
  'exercise.national.source-rilo': 'Bulletin of RILO Meridian (exercise)',
  'exercise.national.profile': 'Frequency changers to new consignees (exercise)',
  'exercise.national.profile-basis':
    'Two earlier finds of the exercise, both declared as electric parts.',
  'exercise.national.office': 'Targeting office, Suderland (exercise)',
  'exercise.national.tasks': 'Looks at the targets of the operation within one hour.',
  'exercise.national.hours': 'Day and night; telephone on the list of contacts (exercise)',
  'exercise.national.agency': 'Licensing authority of Suderland (exercise)',
  'exercise.national.agency-office': 'Unit for export licences (exercise)',
  'exercise.review.remarks':
    'Profiles are usable at the counter. Add the express hub in the next version.',
  'exercise.message.alert': 'Vacuum pumps declared as water pumps (exercise)',
  'exercise.message.alert-how':
    'Vacuum pumps are declared as parts of water pumps, in consignments under 50 kg, by two forwarders in turn (exercise).',
  'exercise.message.alert-goods': 'Vacuum pumps, their oils and seals',
  'exercise.message.alert-routes': 'Suderland – Velden – open sea (fictional)',
  'exercise.message.warning': 'Frequency changers as electric parts (exercise)',
  'exercise.message.warning.goods': 'Frequency changers, declared as electric parts',
  'exercise.message.warning.grounds':
    'The consignee was founded four weeks ago and names no end user; the route goes back on itself (exercise).',
  'exercise.message.ownWarning': 'Pressure transducers by express courier (exercise)',
  'exercise.message.ownWarning.goods': 'Pressure transducers of corrosion-proof material',
  'exercise.message.ownWarning.grounds':
    'Three small consignments in one week to the same address, under three names (exercise).',
  'exercise.message.feedback':
    'Examined at the express hub: ordinary gauges for water, released (exercise).',
} as const
