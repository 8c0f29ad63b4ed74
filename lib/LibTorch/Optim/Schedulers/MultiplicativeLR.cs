namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Multiplies the learning rate of the last epoch by a function of the epoch.</summary>
            /// <param name="optimizer">Whose rates to set.</param>
            /// <param name="lr_lambda">From the epoch, which starts at 0, to the factor.</param>
            /// <param name="last_epoch">The epoch to go on from; -1 to start.</param>
            /// <param name="verbose">Whether to print each change.</param>
            public static LRScheduler MultiplicativeLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false) =>
                new impl.MultiplicativeLR(optimizer, lr_lambda, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>Multiplies the learning rate of the last epoch by a function of the epoch.</summary>
                public class MultiplicativeLR : LRScheduler
                {
                    private readonly Func<int, double>[] lr_lambdas;

                    /// <inheritdoc cref="lr_scheduler.MultiplicativeLR"/>
                    public MultiplicativeLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false)
                        : this(optimizer, optimizer.ParamGroups.Select(_ => lr_lambda), last_epoch, verbose)
                    {
                    }

                    /// <summary>A function for each parameter group.</summary>
                    /// <param name="optimizer">Whose rates to set.</param>
                    /// <param name="lr_lambdas">From the epoch, which starts at 0, to the factor; one for each group.</param>
                    /// <param name="last_epoch">The epoch to go on from; -1 to start.</param>
                    /// <param name="verbose">Whether to print each change.</param>
                    public MultiplicativeLR(Optimizer optimizer, IEnumerable<Func<int, double>> lr_lambdas, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        this.lr_lambdas = PerGroup(lr_lambdas, nameof(lr_lambdas));
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() =>
                        _last_epoch <= 0 ? base.get_lr() : _optimizer.ParamGroups.Select((group, index) => group.LearningRate * lr_lambdas[index](_last_epoch));
                }
            }
        }
    }
}
