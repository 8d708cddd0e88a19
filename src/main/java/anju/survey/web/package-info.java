/** Pages of the module. */
@NullMarked
package anju.survey.web;

import org.jspecify.annotations.NullMarked;
