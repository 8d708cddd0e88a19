package anju.vote.web;

/** A vote as it was typed, with up to three matters of the owners' own. */
record PrepareVoteForm(
        String title,
        String voters,
        String recordOn,
        String opensAt,
        String closesAt,
        String matter1,
        String kind1,
        String matter2,
        String kind2,
        String matter3,
        String kind3) {
    static final PrepareVoteForm EMPTY = new PrepareVoteForm("", "", "", "", "", "", "", "", "", "", "");
    static final int MATTERS = 3;
}
