using System.Numerics;
using Meld.Media.Audio;
using Meld.Tests.Media.Audio.Golden;

namespace Meld.Tests.Media.Audio;

public sealed class FourierTransformTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(15)]
    [InlineData(32)]
    [InlineData(49)]
    [InlineData(97)]
    [InlineData(200)]
    [InlineData(360)]
    [InlineData(512)]
    public void Transform_AnySize_EqualsTheDefinitionInEachLane(int size)
    {
        var lanes = Vector<float>.Count;
        var noise = GoldenSound.Noise(2 * size * lanes);
        Complex At(int i, int lane) => new((float)noise[2 * (i * lanes + lane)], (float)noise[2 * (i * lanes + lane) + 1]);
        var room = new Vector<float>[4 * size];
        for (var i = 0; i < size; i++)
        {
            room[i] = new Vector<float>([.. Enumerable.Range(0, lanes).Select(lane => (float)At(i, lane).Real)]);
            room[size + i] = new Vector<float>([.. Enumerable.Range(0, lanes).Select(lane => (float)At(i, lane).Imaginary)]);
        }
        var result = new FourierTransform(size).Transform(
            new ComplexLanes(room.AsSpan(0, size), room.AsSpan(size, size)), new ComplexLanes(room.AsSpan(2 * size, size), room.AsSpan(3 * size, size)));
        foreach (var lane in new[] { 0, lanes - 1 })
        {
            for (var k = 0; k < size; k++)
            {
                var sum = Complex.Zero;
                for (var i = 0; i < size; i++) sum += At(i, lane) * Complex.FromPolarCoordinates(1, -2 * Math.PI * i * k / size);
                Assert.Equal(sum.Real, result.Real[k][lane], 1e-6 * size);
                Assert.Equal(sum.Imaginary, result.Imaginary[k][lane], 1e-6 * size);
            }
        }
    }
}
