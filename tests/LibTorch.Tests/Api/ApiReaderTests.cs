using LibTorch.Tests.Api.Samples;

namespace LibTorch.Tests.Api;

public sealed class ApiReaderTests
{
    private const string Grown =
        "Square Grown(int by = -1, float factor = 0.5, Char mark = L, Color color = Color.Blue, Color? other = -1, "
        + "ReadOnlySpan<long> sizes = default, string name = \"a b\")";

    [Fact]
    public void GenericClass_TellsEveryVisibleMember() => Shows(
        typeof(Shape<>),
        """
        ## [LibTorch.Tests] abstract class LibTorch.Tests.Api.Samples.Shape`1 : object IDisposable
          protected .ctor(string label = "none")
          field int[,] corners
          field static double Tolerance
          prop string Label {get;}
          prop T Value {get;set;}
          prop int Count {get;}
          prop int Item[params long[] index] {get;set;}
          void Dispose()
          protected virtual void Dispose(bool disposing)
          protected override void Finalize()
          Shape.Mark<T> Marked()
          virtual ValueTuple<long,T> Pair((int,bool?) first, ValueTuple<T,int>[] rest)
          protected void Seen()
          TOther Turn<TOther,TKey>(Dictionary<TKey,TOther> map, TKey key)
          abstract T forward(T input, double? scale = null)
        """);

    [Fact]
    public void ClosedClass_TellsDefaultsOperatorsAndReferences() => Shows(
        typeof(Square),
        $$"""
        ## [LibTorch.Tests] class LibTorch.Tests.Api.Samples.Square : Shape<float> IDisposable, Tools.ITool<Square>
          .ctor()
          prop int Count {get;}
          override bool Equals(object obj)
          override int GetHashCode()
          {{Grown}}
          override string ToString()
          static bool Try(ref int first, in int second, out Square found, params Square[] all)
          Square Use(Square tool)
          override float forward(float input, double? scale = null)
          static Square op_Addition(Square left, int right)
          static bool op_Equality(Square left, Square right)
          static Square op_Implicit(long value)
          static bool op_Inequality(Square left, Square right)
        """);

    [Fact]
    public void Enum_TellsItsValuesInOneLine() => Shows(
        typeof(Color),
        """
        ## [LibTorch.Tests] enum LibTorch.Tests.Api.Samples.Color : Enum IComparable, ISpanFormattable, IFormattable, IConvertible
          Red=-1, Blue=2
        """);

    [Fact]
    public void Delegate_TellsWhatTheCompilerMakes() => Shows(
        typeof(Visit),
        """
        ## [LibTorch.Tests] delegate LibTorch.Tests.Api.Samples.Visit : MulticastDelegate ICloneable, ISerializable
          .ctor(object object, IntPtr method)
          virtual IAsyncResult BeginInvoke(Square square, AsyncCallback callback, object object)
          virtual long? EndInvoke(IAsyncResult result)
          virtual long? Invoke(Square square)
        """);

    [Fact]
    public void StaticClass_NamesNestedTypesByTheirDeclaringType() => Shows(
        typeof(Tools),
        """
        ## [LibTorch.Tests] static class LibTorch.Tests.Api.Samples.Tools : object
          prop static Func<Tools.ITool<Tools.Size>,Tools.Size?> Last {get;set;}
        """);

    [Fact]
    public void Interface_HasNoBase() => Shows(
        typeof(Tools.ITool<>),
        """
        ## [LibTorch.Tests] interface LibTorch.Tests.Api.Samples.Tools.ITool`1 : ?
          abstract T Use(T tool)
        """);

    [Fact]
    public void Struct_DerivesFromValueType() => Shows(
        typeof(Tools.Size),
        """
        ## [LibTorch.Tests] struct LibTorch.Tests.Api.Samples.Tools.Size : ValueType Tools.ITool<Tools.Size>
          field long Length
          Tools.Size Use(Tools.Size tool)
        """);

    [Fact]
    public void VisibleTypes_AreThoseThatOthersCanName()
    {
        var types = ApiReader.VisibleTypes(typeof(ApiReaderTests).Assembly).ToList();
        Assert.Contains(typeof(Shape<>.Mark), types);
        Assert.DoesNotContain(typeof(ApiReader), types);
        Assert.DoesNotContain(types, type => type.Name.Contains('<'));
    }

    private static void Shows(Type type, string expected) => Assert.Equal(expected, string.Join('\n', ApiReader.Describe(type).Lines()));
}
