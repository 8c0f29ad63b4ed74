using System.Text;

namespace NotebookEngine.Hosting;

/// <summary>How much one cell may show: the client keeps all of it until it has written the notebook.</summary>
internal sealed class DisplayBudget
{
    private const int MostDisplays = 1000;
    private const long MostBytes = 64 << 20;

    private readonly Dictionary<string, long> sizes = [];
    private long total;

    /// <summary>Displays and updates refused since the last <see cref="Clear"/>.</summary>
    public int Dropped { get; private set; }

    /// <summary>A value's size in bytes.</summary>
    /// <exception cref="InvalidOperationException">One value is beyond what a whole cell may show.</exception>
    public static long Measure(IReadOnlyDictionary<string, string> data)
    {
        var size = data.Sum(pair => (long)Encoding.UTF8.GetByteCount(pair.Value));
        return size <= MostBytes ? size : throw new InvalidOperationException(
            $"the value is too large to show: {size:N0} bytes as {string.Join(" and ", data.Keys)}, at most {MostBytes:N0} in a cell");
    }

    /// <summary>Begins a cell.</summary>
    public void Clear()
    {
        sizes.Clear();
        (total, Dropped) = (0, 0);
    }

    /// <summary>True when a value of this size may be shown, in place of what its id showed before.</summary>
    public bool Take(string id, long size)
    {
        var known = sizes.TryGetValue(id, out var before);
        if (total - before + size > MostBytes || (!known && sizes.Count == MostDisplays))
        {
            Dropped++;
            return false;
        }
        total += size - before;
        sizes[id] = size;
        return true;
    }
}
