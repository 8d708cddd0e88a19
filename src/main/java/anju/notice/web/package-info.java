/** Pages of notices: the public's list, each notice with its objections, poster and versions, and the desk's drafts. */
@org.jspecify.annotations.NullMarked
package anju.notice.web;
