/** Pages of the consultation: the public's funnel and form, and the desk where opinions are put together. */
@org.jspecify.annotations.NullMarked
package anju.consultation.web;
