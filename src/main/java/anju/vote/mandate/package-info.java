/** Written mandates: somebody votes for a head in one vote, on the phone or on paper (Civil Code art. 165). */
@NullMarked
package anju.vote.mandate;

import org.jspecify.annotations.NullMarked;
