/**
 * 计票。
 *
 * <p>The count of a vote from one file, without a server: the same law as the product's count, for whoever wants to count again.
 * The file is described in docs/formats/tally.md.
 */
@NamedInterface("tally")
@NullMarked
package anju.vote.tally;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
