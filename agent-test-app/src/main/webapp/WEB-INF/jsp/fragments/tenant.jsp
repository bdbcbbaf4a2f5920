<%@ page contentType="text/html;charset=UTF-8" pageEncoding="UTF-8" session="false" %>
<%@ page import="org.example.backoffice.page.Html" %>
<section id="tenant">
<h2><%= Html.escape(request.getAttribute("tenantName")) %></h2>
<p>Signed in as <%= Html.escape(request.getRemoteUser()) %></p>
</section>
