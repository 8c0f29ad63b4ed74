using LibTorch.Generator.Facts;

namespace LibTorch.Generator.Tests.Facts;

public sealed class FactsParserTests
{
    private const string Header = "## [A] class N.C : object";

    [Fact]
    public void Header_TellsKindNameBaseAndInterfaces()
    {
        var type = Assert.Single(FactsFile.Parse("# a\n## [A.B] abstract class N.Outer`2.Inner : nn.Module<T,(int,T)> IDisposable, IList<(string,T)>").Types);
        Assert.Equal(("A.B", "abstract class", "N.Outer`2.Inner"), (type.Assembly, type.Kind, type.FullName));
        Assert.Equal("nn.Module", type.Base!.Name);
        Assert.Equal(["T", "(int,T)"], type.Base.Arguments.Select(argument => argument.ToString()));
        Assert.Equal(["IDisposable", "IList<(string,T)>"], type.Interfaces.Select(one => one.ToString()));
    }

    [Fact]
    public void Interface_HasNoBase()
    {
        var type = Assert.Single(FactsFile.Parse("## [A] interface N.I : ? IDisposable").Types);
        Assert.Null(type.Base);
        Assert.Equal("IDisposable", Assert.Single(type.Interfaces).Name);
    }

    [Fact]
    public void Method_TellsModifiersTypeParametersAndParameters()
    {
        var method = Member("protected static (torch.Tensor,long?) Make<T1,T2>(ref T1 first, params torch.Tensor[] out, Reduction r = Reduction.Mean)");
        Assert.Equal(MemberKind.Method, method.Kind);
        Assert.Equal(["protected", "static"], method.Modifiers);
        Assert.True(method.IsProtected && method.IsStatic);
        Assert.Equal(["T1", "T2"], method.TypeParameters);
        Assert.True(method.Type!.IsTuple);
        Assert.True(method.Type.Arguments[1].IsNullable);
        Assert.Equal(["ref", "params", ""], method.Parameters.Select(parameter => parameter.Modifier));
        Assert.Equal(["first", "out", "r"], method.Parameters.Select(parameter => parameter.Name));
        Assert.Equal(["T1", "torch.Tensor[]", "Reduction"], method.Parameters.Select(parameter => parameter.Type.ToString()));
        Assert.Equal([null, null, "Reduction.Mean"], method.Parameters.Select(parameter => parameter.Default));
    }

    [Theory]
    [InlineData("torch.Tensor out = null", "", "torch.Tensor", "out", "null")]
    [InlineData("out (torch.Tensor,torch.Tensor) pair", "out", "(torch.Tensor,torch.Tensor)", "pair", null)]
    [InlineData("in int value", "in", "int", "value", null)]
    [InlineData("double eps = 1E-08", "", "double", "eps", "1E-08")]
    [InlineData("long index = -100", "", "long", "index", "-100")]
    [InlineData("string text = \"a, b) = c\"", "", "string", "text", "\"a, b) = c\"")]
    [InlineData("Char UPLO = L", "", "Char", "UPLO", "L")]
    [InlineData("ReadOnlySpan<long> dims = default", "", "ReadOnlySpan<long>", "dims", "default")]
    [InlineData("Func<nn.Module<T,R>,T,(T,R)?>[,] hook", "", "Func<nn.Module<T,R>,T,(T,R)?>[,]", "hook", null)]
    public void Parameter_IsTakenApart(string text, string modifier, string type, string name, string? value)
    {
        var parameter = Assert.Single(Member($"void f({text})").Parameters);
        Assert.Equal((modifier, type, name, value), (parameter.Modifier, parameter.Type.ToString(), parameter.Name, parameter.Default));
    }

    [Fact]
    public void Constructor_HasNoType()
    {
        var constructor = Member("protected .ctor(string name)");
        Assert.Equal((MemberKind.Constructor, ".ctor", null), (constructor.Kind, constructor.Name, constructor.Type));
    }

    [Fact]
    public void FieldAndIndexer_AreToldApart()
    {
        var field = Member("field static double[] Values");
        Assert.Equal((MemberKind.Field, "Values", true), (field.Kind, field.Name, field.IsStatic));
        var indexer = Member("prop T Item[params long[] indices, int? i] {get;set;}");
        Assert.Equal((MemberKind.Property, "Item", "{get;set;}"), (indexer.Kind, indexer.Name, indexer.Accessors));
        Assert.Equal(["indices", "i"], indexer.Parameters.Select(parameter => parameter.Name));
    }

    [Fact]
    public void Enum_HasItsValues()
    {
        var type = Assert.Single(FactsFile.Parse("## [A] enum N.E : Enum IConvertible\n  none=0, last=-2").Types);
        Assert.Equal([("none", "0"), ("last", "-2")], type.Members.Select(value => (value.Name, value.Value!)));
    }

    [Theory]
    [InlineData("  void f(int)", 2, "expected ' ' at column 13")]
    [InlineData("  void f(int a", 2, "expected ')' at column 15")]
    [InlineData("  void f(int a) // why", 2, "expected the end of the line at column 16")]
    [InlineData("  void f(string a = \"x)", 2, "expected a closing '\"' at column 21")]
    [InlineData("  IList<int f()", 2, "expected '>' at column 12")]
    [InlineData("  prop int X", 2, "expected ' ' at column 13")]
    [InlineData("  prop int X {init;}", 2, "expected accessors at column 14")]
    [InlineData("void f()", 2, "expected '  ' at column 1")]
    [InlineData("  field int", 2, "expected ' ' at column 12")]
    [InlineData("  void f()\n\n  void g()", 3, "expected '  ' at column 1")]
    [InlineData("  void f()\n## [A] record N.D : object", 3, "expected a kind of type at column 8")]
    [InlineData("  void f()\n## [A] class N.D", 3, "expected ' : ' at column 17")]
    [InlineData("  void f()\n" + Header, 3, "the type stands twice")]
    public void TextThatIsNotUnderstood_IsNamedWithItsLine(string members, int line, string problem)
    {
        var error = Assert.Throws<FactsException>(() => FactsFile.Parse($"{Header}\n{members}"));
        Assert.Equal(line, error.Line);
        Assert.StartsWith($"Facts, line {line}: {problem} in: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EnumValueWithoutNumber_IsNamedWithItsLine()
    {
        var error = Assert.Throws<FactsException>(() => FactsFile.Parse("# facts\n## [A] enum N.E : Enum\n  none, last=2"));
        Assert.Equal("Facts, line 3: expected '=' at column 7 in:   none, last=2", error.Message);
    }

    [Fact]
    public void MemberBeforeAnyType_IsNamedWithItsLine() =>
        Assert.Equal(2, Assert.Throws<FactsException>(() => FactsFile.Parse("# facts\n  void f()")).Line);

    private static MemberFact Member(string text)
    {
        var member = Assert.Single(Assert.Single(FactsFile.Parse($"{Header}\n  {text}").Types).Members);
        Assert.Equal(text, member.ToString());
        return member;
    }
}
