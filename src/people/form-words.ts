import type { Finding } from '../kernel/finding.ts'
import { inEachLocale } from '../ui/messages.ts'

type Args = Finding['args']

const en = {
  /** What is to be put right on the forms of persons, posts and roles. */
  findings: {
    'post-missing': 'Enter the title of the post, for example Waste Manager',
    'post-too-long': 'The title must be 200 characters or fewer',
    'email-form': 'Enter an e-mail address, like name@example.gov.uk',
    'email-known': 'Somebody here has this e-mail address already',
    'email-for-role': 'Enter an e-mail address: whoever has a role needs a way in',
    'person-name-long': 'The name must be 200 characters or fewer',
    'organisation-unknown': 'Choose an organisation from the list',
    'post-taken': 'There is a post with this title already. Choose it, or give this one another title',
    'post-choose': 'Choose a vacant post, or enter the title of a new one',
    'post-both': 'Choose a vacant post or enter a new one, not both',
    'post-not-free': 'This post is no longer vacant. Choose another, or enter a new one',
    'post-held': ({ by, from, to }: Args) =>
      to === ''
        ? `${by} has held this post since ${from}. Let that end first, or choose a later day`
        : `${by} holds this post from ${from} to ${to}. Choose another day`,
    'rank-missing': 'Choose where the post stands in the line of accountability',
    'answers-to-unknown': 'Choose a post from the list',
    'answers-to-itself': 'A post cannot answer to itself, or to one that answers to it',
    'answers-to-lower': ({ above }: Args) =>
      `${above} stands lower in the line of accountability. Choose a post of the same standing or higher`,
    'holder-missing': 'Choose who takes up the post',
    'last-day-form': ({ since }: Args) => `Enter the last day in the post, on or after ${since}`,
    'leaving-form': 'Enter the last day here',
    'role-missing': 'Choose a role',
    'scope-missing': 'Choose what the role covers',
    'scope-not-place': 'This role is held for something in particular. Choose what it covers',
    'scope-not-organisation': 'This role cannot be limited to an organisation',
    'scope-not-body': 'This role cannot be limited to a body',
    'scope-not-theme': 'This role cannot be limited to a theme',
    'scope-not-indicator': 'This role cannot be limited to an indicator',
    'scope-thing-missing': 'Choose what the role covers',
    'scope-thing-unknown': ({ code }: Args) => `There is nothing with the code "${code}". Choose another`,
    'from-form': 'Enter the first day',
    'from-past': 'The first day must be today or later: a role is not given for the past',
    'to-form': 'Enter the last day, or leave it empty',
    'to-before-from': 'The last day must be the same as the first or later',
    'last-day-past': 'The last day must be today or later. To end it now, choose "At once"',
    'last-day-later': 'It ends before that day already. Choose an earlier one',
    'loan-without-end': 'Enter the last day: what is lent comes back',
    'loan-too-long': 'A role is lent for a year at most. Choose an earlier last day',
    'loan-after-source': ({ day }: Args) =>
      `The role itself ends on ${day}. Choose that day or an earlier one`,
    'roles-missing': 'Choose at least one role',
    'borrower-missing': 'Choose somebody with an account',
    'grant-reason-missing': 'Say why: the record keeps it',
    'grant-reason-long': ({ most }: Args) => `The reason must be ${most} characters or fewer`,
    'taker-unknown': 'Choose somebody from the list',
    'taker-missing': 'Choose who takes over',
  },
}

export const peopleFormWords = inEachLocale(en)
