/** Objections to the draft roll, and their answers, before the roll is frozen. */
@NullMarked
package anju.vote.objection;

import org.jspecify.annotations.NullMarked;
