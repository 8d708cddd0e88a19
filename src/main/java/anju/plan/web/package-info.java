/** Pages of the module. */
@NullMarked
package anju.plan.web;

import org.jspecify.annotations.NullMarked;
