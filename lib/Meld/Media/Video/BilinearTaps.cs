namespace Meld.Media.Video;

/// <summary>
/// Which pixels of a line each pixel of a scaled line is made of, and with what weights: a triangle that widens when the line becomes shorter, as Pillow's
/// <c>BILINEAR</c> and torchvision's antialiased <c>Resize</c> have it.
/// </summary>
internal sealed class BilinearTaps
{
    private readonly int[] firsts;
    private readonly float[][] weights;

    public BilinearTaps(int from, int to)
    {
        (firsts, weights) = (new int[to], new float[to][]);
        var scale = (double)from / to;
        var support = Math.Max(scale, 1);
        for (var i = 0; i < to; i++)
        {
            var centre = (i + 0.5) * scale;
            var first = Math.Max(0, (int)(centre - support + 0.5));
            var end = Math.Min(from, (int)(centre + support + 0.5));
            var triangle = Enumerable.Range(first, end - first).Select(pixel => Math.Max(0, 1 - Math.Abs(pixel + 0.5 - centre) / support)).ToArray();
            var sum = triangle.Sum();
            (firsts[i], weights[i]) = (first, Array.ConvertAll(triangle, weight => (float)(weight / sum)));
        }
    }

    /// <summary>Length of the scaled line.</summary>
    public int Count => firsts.Length;

    /// <summary>The first pixel that counts, and the weights of it and those after it, which add up to 1.</summary>
    public (int First, float[] Weights) this[int pixel] => (firsts[pixel], weights[pixel]);
}
