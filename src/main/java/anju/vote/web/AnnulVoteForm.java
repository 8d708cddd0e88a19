package anju.vote.web;

/** Why a vote is void, as it was typed. */
record AnnulVoteForm(String reason) {}
