package anju.fund;

import java.util.UUID;

/** A signed line of a journal: debit positive, credit negative. */
record Posting(UUID account, long fen) {}
