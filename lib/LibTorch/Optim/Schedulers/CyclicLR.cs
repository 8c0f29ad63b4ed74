namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>
            /// Takes the learning rate up and down between two bounds (Smith 2017, arXiv 1506.01186), and the momentum the other way. A step is made after
            /// every batch.
            /// </summary>
            /// <param name="optimizer">Whose rates to set.</param>
            /// <param name="base_lr">The lower bound.</param>
            /// <param name="max_lr">The upper bound.</param>
            /// <param name="step_size_up">Steps of the way up, above 0.</param>
            /// <param name="step_size_down">Steps of the way down; -1 for as many.</param>
            /// <param name="mode">How the heights of the cycles go on, where no scale function is given.</param>
            /// <param name="gamma">The factor of the mode <c>ExpRange</c>.</param>
            /// <param name="scale_fn">From the cycle or step to the height of the cycle, in [0, 1].</param>
            /// <param name="scale_mode">What the scale function gets.</param>
            /// <param name="cycle_momentum">Whether the momentum goes too.</param>
            /// <param name="base_momentum">The momentum at the upper bound.</param>
            /// <param name="max_momentum">The momentum at the lower bound.</param>
            /// <param name="last_epoch">The epoch to go on from; -1 to start.</param>
            /// <param name="verbose">Whether to print each change.</param>
            public static LRScheduler CyclicLR(
                Optimizer optimizer, double base_lr, double max_lr, int step_size_up = 2000, int step_size_down = -1,
                impl.CyclicLR.Mode mode = impl.CyclicLR.Mode.Triangular, double gamma = 1, Func<double, double>? scale_fn = null,
                impl.CyclicLR.ScaleMode scale_mode = impl.CyclicLR.ScaleMode.Cycle, bool cycle_momentum = true, double base_momentum = 0.8,
                double max_momentum = 0.9, int last_epoch = -1, bool verbose = false) =>
                new impl.CyclicLR(
                    optimizer, base_lr, max_lr, step_size_up, step_size_down, mode, gamma, scale_fn, scale_mode, cycle_momentum, base_momentum, max_momentum,
                    last_epoch, verbose);

            /// <summary>A cycle with bounds of its own for each group; the parameters are those of <c>lr_scheduler.CyclicLR</c>.</summary>
            public static LRScheduler CyclicLR(
                Optimizer optimizer, IEnumerable<double> base_lr, IEnumerable<double> max_lr, int step_size_up = 2000, int step_size_down = -1,
                impl.CyclicLR.Mode mode = impl.CyclicLR.Mode.Triangular, double gamma = 1, Func<double, double>? scale_fn = null,
                impl.CyclicLR.ScaleMode scale_mode = impl.CyclicLR.ScaleMode.Cycle, bool cycle_momentum = true, IEnumerable<double>? base_momentum = null,
                IEnumerable<double>? max_momentum = null, int last_epoch = -1, bool verbose = false) =>
                new impl.CyclicLR(
                    optimizer, base_lr, max_lr, step_size_up, step_size_down, mode, gamma, scale_fn, scale_mode, cycle_momentum, base_momentum, max_momentum,
                    last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>Takes the learning rate up and down between two bounds.</summary>
                public partial class CyclicLR : LRScheduler
                {
                    private readonly double[] highest;
                    private readonly double[]? lowMomenta;
                    private readonly double[]? highMomenta;
                    private readonly double cycleSteps;
                    private readonly double upShare;
                    private readonly Func<double, double> scale;
                    private readonly ScaleMode scaleMode;

                    /// <summary>A cycle with the same bounds for every group; the parameters are those of <c>lr_scheduler.CyclicLR</c>.</summary>
                    public CyclicLR(
                        Optimizer optimizer, double base_lr, double max_lr, int step_size_up = 2000, int step_size_down = -1, Mode mode = Mode.Triangular,
                        double gamma = 1, Func<double, double>? scale_fn = null, ScaleMode scale_mode = ScaleMode.Cycle, bool cycle_momentum = true,
                        double base_momentum = 0.8, double max_momentum = 0.9, int last_epoch = -1, bool verbose = false)
                        : this(
                            optimizer, optimizer.ParamGroups.Select(_ => base_lr), optimizer.ParamGroups.Select(_ => max_lr), step_size_up, step_size_down,
                            mode, gamma, scale_fn, scale_mode, cycle_momentum, optimizer.ParamGroups.Select(_ => base_momentum),
                            optimizer.ParamGroups.Select(_ => max_momentum), last_epoch, verbose)
                    {
                    }

                    /// <summary>A cycle with bounds of its own for each group; the parameters are those of <c>lr_scheduler.CyclicLR</c>.</summary>
                    public CyclicLR(
                        Optimizer optimizer, IEnumerable<double> base_lr, IEnumerable<double> max_lr, int step_size_up = 2000, int step_size_down = -1,
                        Mode mode = Mode.Triangular, double gamma = 1, Func<double, double>? scale_fn = null, ScaleMode scale_mode = ScaleMode.Cycle,
                        bool cycle_momentum = true, IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, int last_epoch = -1,
                        bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step_size_up);
                        ArgumentOutOfRangeException.ThrowIfLessThan(step_size_down, -1);
                        _base_lrs = PerGroup(base_lr, nameof(base_lr));
                        highest = PerGroup(max_lr, nameof(max_lr));
                        cycleSteps = step_size_up + (double)(step_size_down == -1 ? step_size_up : step_size_down);
                        upShare = step_size_up / cycleSteps;
                        scale = scale_fn ?? Scale(mode, gamma);
                        scaleMode = scale_fn is not null ? scale_mode : mode == Mode.ExpRange ? ScaleMode.Iterations : ScaleMode.Cycle;
                        if (cycle_momentum)
                        {
                            if (optimizer is not IMomentum) throw new ArgumentException("The optimizer has no momentum to cycle.", nameof(optimizer));
                            lowMomenta = PerGroup(base_momentum ?? _base_lrs.Select(_ => 0.8), nameof(base_momentum));
                            highMomenta = PerGroup(max_momentum ?? _base_lrs.Select(_ => 0.9), nameof(max_momentum));
                        }
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        var cycle = Math.Floor(1 + _last_epoch / cycleSteps);
                        var position = 1 + _last_epoch / cycleSteps - cycle;
                        var height = position <= upShare ? position / upShare : (position - 1) / (upShare - 1);
                        var factor = scale(scaleMode == ScaleMode.Cycle ? cycle : _last_epoch);
                        if (lowMomenta is not null && highMomenta is not null)
                            foreach (var (index, group) in _optimizer.ParamGroups.Index())
                                ((IMomentum)group).Momentum = highMomenta[index] - (highMomenta[index] - lowMomenta[index]) * height * factor;
                        return _base_lrs.Zip(highest, (low, high) => low + (high - low) * height * factor);
                    }

                    private static Func<double, double> Scale(Mode mode, double gamma) => mode switch
                    {
                        Mode.Triangular => _ => 1,
                        Mode.Triangular2 => cycle => 1 / Math.Pow(2, cycle - 1),
                        Mode.ExpRange => step => Math.Pow(gamma, step),
                        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, null),
                    };
                }
            }
        }
    }
}
