<%@ page contentType="text/html;charset=UTF-8" pageEncoding="UTF-8" session="false" %>
<%@ page import="org.example.backoffice.order.Order" %>
<%@ page import="org.example.backoffice.page.Html" %>
<!DOCTYPE html>
<html lang="en">
<head>
<title>Order</title>
<link rel="stylesheet" href="<%= request.getContextPath() %>/static/app.css">
</head>
<body>
<% Order order = (Order) request.getAttribute("order"); %>
<h1>Order <%= order.getId() %></h1>
<p><%= order.getQuantity() %> &times; <%= Html.escape(order.getProduct()) %>, <%= order.getStatus() %>, created by <%= Html.escape(order.getCreatedBy()) %></p>
<% if (!request.isUserInRole("viewer")) { %>
<form method="post" action="<%= request.getContextPath() %>/orders/<%= order.getId() %>/cancel"><button>Cancel</button></form>
<form method="post" action="<%= request.getContextPath() %>/orders/<%= order.getId() %>/attachments" enctype="multipart/form-data">
<p><input type="file" name="file"> <button>Attach</button></p>
</form>
<% } %>
<p><a href="<%= request.getContextPath() %>/orders">All orders</a></p>
</body>
</html>
