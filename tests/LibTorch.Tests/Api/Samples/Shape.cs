namespace LibTorch.Tests.Api.Samples;

#pragma warning disable CA1051 // A visible field is one of the things to read.

public abstract class Shape<T> : IDisposable
{
    public const double Tolerance = 1e-8;
    protected int[,] corners = new int[1, 1];

    protected Shape(string label = "none") => Label = label;

    public string Label { get; }

    public T? Value { get; protected set; }

    public virtual int Count { get; private set; }

    public int this[params long[] index] { get => index.Length; set => Count = value; }

    public abstract T? forward(T input, double? scale = null);

    public virtual (long, T?) Pair((int, bool?) first, (T, int)[] rest) => (first.Item1 + rest.Length, Value);

    public TOther Turn<TOther, TKey>(Dictionary<TKey, TOther> map, TKey key) where TKey : notnull => map[key];

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => Count = disposing ? 0 : Count;

    protected internal void Seen() => Count++;

    private protected void Unseen() => Count--;

    internal void Hidden() => Unseen();

    ~Shape() => Dispose(false);

    public sealed class Mark
    {
        public static readonly Mark? None;
    }

    public Mark? Marked() => Mark.None;
}
