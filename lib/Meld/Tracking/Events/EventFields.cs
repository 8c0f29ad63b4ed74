namespace Meld.Tracking.Events;

/// <summary>Numbers of the fields that are used, from TensorBoard's <c>event.proto</c>, <c>summary.proto</c> and <c>tensor.proto</c>.</summary>
internal static class EventFields
{
    public const int WallTime = 1, Step = 2, FileVersion = 3, Summary = 5, SessionLog = 7;

    public const int SessionStatus = 1, SessionStart = 1;

    public const int SummaryValue = 1;

    public const int Tag = 1, SimpleValue = 2, Histogram = 5, Tensor = 8, Metadata = 9;

    public const int HistogramMin = 1, HistogramMax = 2, HistogramCount = 3, HistogramSum = 4, HistogramSquares = 5, BucketLimits = 6, Buckets = 7;

    public const int PluginData = 1, PluginName = 1;

    public const int TensorType = 1, TensorTypeString = 7, TensorShape = 2, TensorDimension = 2, TensorDimensionSize = 1, TensorText = 8;
}
