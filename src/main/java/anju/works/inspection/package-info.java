/**
 * 检查。
 *
 * <p>What is looked at while the works go on: findings and their mending, the residents' supervision group, spot checks.
 */
@NullMarked
package anju.works.inspection;

import org.jspecify.annotations.NullMarked;
