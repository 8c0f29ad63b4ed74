namespace LibTorch.Tests.Api.Samples;

#pragma warning disable CA1051 // A visible field is one of the things to read.

public static class Tools
{
    public interface ITool<T>
    {
        T? Use(T tool);
    }

    public struct Size : ITool<Size>
    {
        public long Length;

        public readonly Size Use(Size tool) => this;
    }

    public static Func<ITool<Size>, Size?>? Last { get; set; }
}
