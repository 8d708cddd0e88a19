/**
 * 变更签证。
 *
 * <p>What is built differs from what was signed: asked for, agreed, approved within limits, and from then on part of the contract.
 */
@NamedInterface("change")
@NullMarked
package anju.works.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
