/** Objections to the draft roll, and their answers, before the roll is frozen. */
@NamedInterface("objection")
@NullMarked
package anju.vote.objection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
