using LibTorch.Generator.Facts;

namespace LibTorch.Generator.Tests.Facts;

public sealed class TypeNameTests
{
    [Fact]
    public void Element_TakesOffTheLastSuffix()
    {
        var type = new TypeName("long").With("?").With("[,]").With("[]");
        Assert.Equal("long?[,][]", type.ToString());
        Assert.Equal("long?[,]", type.Element.ToString());
        Assert.Equal("long?", type.Element.Element.ToString());
        Assert.True(type.IsArray && !type.IsNullable);
        var nullable = type.Element.Element;
        Assert.True(nullable.IsNullable && !nullable.IsArray);
        Assert.Equal(new TypeName("long"), nullable.Element);
        Assert.Equal(new TypeName("long"), nullable.Element.Element);
    }

    [Fact]
    public void Types_AreEqualWhenWrittenEqually()
    {
        static TypeName List(string item) => new("IList", [new TypeName(item)], "");
        Assert.Equal(List("int"), List("int"));
        Assert.Equal(List("int").GetHashCode(), List("int").GetHashCode());
        Assert.NotEqual(List("int"), List("long"));
        Assert.NotEqual(List("int"), List("int").With("[]"));
    }

    [Fact]
    public void Tuple_StopsBeingOneBehindASuffix()
    {
        var tuple = new TypeName("", [new("int"), new("int")], "");
        Assert.True(tuple.IsTuple);
        Assert.False(tuple.With("[]").IsTuple);
        Assert.True(tuple.With("[]").Element.IsTuple);
        Assert.Equal("(int,int)[]", tuple.With("[]").ToString());
    }
}
