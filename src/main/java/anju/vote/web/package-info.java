/** Pages of the module. */
@NullMarked
package anju.vote.web;

import org.jspecify.annotations.NullMarked;
