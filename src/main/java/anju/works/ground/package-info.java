/**
 * 场地。
 *
 * <p>Encroachments on common ground, and the fact that the ground of the works is clear.
 */
@NamedInterface("ground")
@NullMarked
package anju.works.ground;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
